package io.spserver.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.spserver.Dispatcher;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;

/**
 * A dispatcher on a {@link SpServerRuntime}. Safe for use by any thread.
 */
public interface SpDispatcher extends Dispatcher {

	/**
	 * What the dispatcher was made of.
	 * @return the options
	 */
	ServerOptions options();

	/**
	 * Where the dispatcher is in its life.
	 * @return the state
	 */
	ServerState state();

	/**
	 * Begins to work. A stopped dispatcher can be started again.
	 * @throws IllegalStateException if it runs already
	 */
	void start();

	/**
	 * Stops: cancels its timers, opens no more connections, finishes the requests that
	 * have arrived, then closes all sessions.
	 * @param timeout how long that may take before sessions are closed regardless
	 * @return completed when no session is left, with whether all requests were finished
	 * in time
	 */
	CompletableFuture<Boolean> stop(Duration timeout);

	/**
	 * What is known of the dispatcher now. Connections that it has opened count as
	 * accepted; its address is {@code null}.
	 * @return a snapshot
	 */
	ServerStatistics statistics();

}
