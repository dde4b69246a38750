package io.spserver.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import org.jspecify.annotations.Nullable;

/**
 * A server on a {@link SpServerRuntime}. Safe for use by any thread.
 */
public interface SpServer {

	/**
	 * The server's name.
	 * @return the name
	 */
	default String name() {
		return options().name();
	}

	/**
	 * What the server was made of.
	 * @return the options
	 */
	ServerOptions options();

	/**
	 * Where the server is in its life.
	 * @return the state
	 */
	ServerState state();

	/**
	 * Binds and begins to accept. A stopped server can be started again.
	 * @throws IOException if the address cannot be bound
	 * @throws IllegalStateException if the server runs already
	 */
	void start() throws IOException;

	/**
	 * Stops: accepts no more, finishes the requests that have been accepted, then closes
	 * all sessions.
	 * @param timeout how long that may take before sessions are closed regardless
	 * @return completed when no session is left, with whether all requests were finished
	 * in time
	 */
	CompletableFuture<Boolean> stop(Duration timeout);

	/**
	 * Where the server listens.
	 * @return the bound address, {@code null} when it does not listen
	 */
	@Nullable SocketAddress localAddress();

	/**
	 * What is known of the server now.
	 * @return a snapshot
	 */
	ServerStatistics statistics();

}
