package io.spserver;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Connections that the application opens, and timers, run by the threads and event loops
 * that run its servers: the handlers are the same, and they may block. A dispatcher has
 * the limits of a server, and statistics and meters under its own name. Its sessions are
 * among those of {@link Sessions}, and what is sent to them may come from any handler.
 * Safe for use by any thread; no method waits.
 */
public interface Dispatcher {

	/**
	 * The dispatcher's name, which its sessions have as that of their server.
	 * @return the name, unique among the servers and dispatchers of the application
	 */
	String name();

	/**
	 * Opens a connection. A host that is not resolved is looked up each time, and its
	 * addresses are tried one after the other. The handler is called as for a connection
	 * that a server has accepted.
	 * @param address an {@link java.net.InetSocketAddress}, or a
	 * {@link java.net.UnixDomainSocketAddress}
	 * @param protocol how bytes become messages
	 * @param handlers gives the session its handler
	 * @param options how to connect
	 * @return the session, when its {@link Handler#opened} has returned. Fails with an
	 * {@link java.io.IOException} if there is no connection, with what the handler threw,
	 * or with a {@link java.util.concurrent.RejectedExecutionException} if the dispatcher
	 * has as many connections as it may, so much to do that it refuses more, or is
	 * stopped. What depends on it is run by a thread that may block. Cancelling it gives
	 * the attempt up
	 */
	CompletableFuture<Session> connect(SocketAddress address, Protocol protocol, HandlerFactory handlers,
			ConnectOptions options);

	/**
	 * Opens a connection whose session is handled by one handler.
	 * @param address where to
	 * @param protocol how bytes become messages
	 * @param handler the session's handler
	 * @param options how to connect
	 * @return the session, as in the other method
	 */
	default CompletableFuture<Session> connect(SocketAddress address, Protocol protocol, Handler handler,
			ConnectOptions options) {
		return connect(address, protocol, (session) -> handler, options);
	}

	/**
	 * Sends a message to its {@linkplain Message#receivers() receivers}, sessions of this
	 * dispatcher, of others, or of servers. Receivers that are unknown or closing count
	 * as failed for the message's {@link CompletionHandler}.
	 * @param message the message
	 */
	void push(Message message);

	/**
	 * Starts a timer. Its handler is called after the delay, and again the same time
	 * after each call has ended, until it {@linkplain TimerResponse#end() ends} the timer
	 * or somebody cancels it. A handler that throws is logged, and the timer goes on.
	 * @param delay the time until the first call and between calls, more than zero
	 * @param handler what to do
	 * @return the timer
	 * @throws java.util.concurrent.RejectedExecutionException if the dispatcher is
	 * stopped
	 */
	default Timer schedule(Duration delay, TimerHandler handler) {
		return schedule(delay, delay, handler);
	}

	/**
	 * Starts a timer whose first call comes at another time.
	 * @param first the time until the first call, zero or more
	 * @param interval the time between the end of a call and the next one, more than zero
	 * @param handler what to do
	 * @return the timer
	 * @throws java.util.concurrent.RejectedExecutionException if the dispatcher is
	 * stopped
	 */
	Timer schedule(Duration first, Duration interval, TimerHandler handler);

	/**
	 * How many sessions are open.
	 * @return the number
	 */
	int sessions();

	/**
	 * How many sessions and timers wait for a thread.
	 * @return the number
	 */
	int queued();

	/**
	 * How many timers there are.
	 * @return the number
	 */
	int timers();

}
