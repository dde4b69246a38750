package io.spserver;

import java.time.Duration;

/**
 * What the operating system is told about the sockets of a server, or of connections that
 * the application opens. None of it but the buffers concerns unix-domain sockets.
 *
 * @param reusePort whether several processes may listen on the port, over which the
 * operating system spreads connections; only of servers
 * @param noDelay whether small packets are sent at once
 * @param keepAlive whether peers that have vanished are found out
 * @param receiveBuffer how large the operating system's buffer for input is, in bytes; 0
 * for its choice
 * @param sendBuffer how large its buffer for output is, in bytes; 0 for its choice
 */
public record SocketOptions(boolean reusePort, boolean noDelay, KeepAlive keepAlive, int receiveBuffer,
		int sendBuffer) {

	/** No delay, and all else as the operating system has it. */
	public static final SocketOptions DEFAULT = new SocketOptions(false, true,
			new KeepAlive(false, Duration.ZERO, Duration.ZERO, 0), 0, 0);

	/**
	 * Probes of the operating system (RFC 9293, section 3.8.4). Times are in whole
	 * seconds; what is zero is the operating system's choice.
	 *
	 * @param enabled whether there are any
	 * @param idle how long a connection is idle before the first
	 * @param interval the time between two
	 * @param count how many are left unanswered before the connection is broken
	 */
	public record KeepAlive(boolean enabled, Duration idle, Duration interval, int count) {
	}

}
