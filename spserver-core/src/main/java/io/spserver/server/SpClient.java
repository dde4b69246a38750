package io.spserver.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.spserver.Client;
import io.spserver.ClientOptions;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A client on a {@link SpServerRuntime}. Safe for use by any thread.
 */
public interface SpClient extends Client {

	/**
	 * What the client was made of.
	 * @return the options
	 */
	ServerOptions options();

	/**
	 * Where and when it connects.
	 * @return the options
	 */
	ClientOptions clientOptions();

	/**
	 * Where the client is in its life. It runs also while it has no connection.
	 * @return the state
	 */
	ServerState state();

	/**
	 * Begins to connect, or to wait until it is asked to. Returns at once. A stopped
	 * client can be started again.
	 * @throws IllegalStateException if it runs already
	 */
	void start();

	/**
	 * Stops: connects no more, finishes the requests that have arrived, then closes its
	 * session.
	 * @param timeout how long that may take before the session is closed regardless
	 * @return completed when there is no session, with whether all requests were finished
	 * in time
	 */
	CompletableFuture<Boolean> stop(Duration timeout);

	/**
	 * Why the last attempt to connect has failed.
	 * @return the cause, {@code null} if it has not failed or there is a connection since
	 */
	@Nullable Throwable lastFailure();

	/**
	 * What is known of the client now, over all its connections.
	 * @return a snapshot
	 */
	ServerStatistics statistics();

}
