package io.spserver.benchmarks.contenders;

/**
 * What all contenders have in common, as far as they can be told.
 */
final class Settings {

	/** The address that all listen on. */
	static final String ADDRESS = "127.0.0.1";

	/** Event loops, selectors, pollers. */
	static final int IO_THREADS = 1;

	/** How many handlers may run at once. */
	static final int WORKER_THREADS = 64;

	/** More connections than any load opens. */
	static final int MAX_CONNECTIONS = 20_000;

	/** How many connections wait to be accepted. */
	static final int BACKLOG = 1024;

	/** The longest line, and whatever else is to be bounded, in bytes. */
	static final int MAX_MESSAGE_SIZE = 64 * 1024;

	private Settings() {
	}

}
