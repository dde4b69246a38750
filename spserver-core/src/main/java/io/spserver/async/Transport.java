package io.spserver.async;

/**
 * What moves bytes between the application and the operating system.
 */
public enum Transport {

	/** The best that works here and serves both patterns: epoll, kqueue, else NIO. */
	AUTO,
	/**
	 * io_uring of Linux; half-sync/half-async only, since a ring cannot change threads.
	 */
	IO_URING,
	/** epoll of Linux. */
	EPOLL,
	/** kqueue of macOS and BSD. */
	KQUEUE,
	/** The JDK's selectors, everywhere. */
	NIO

}
