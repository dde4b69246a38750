package io.spserver.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

import io.spserver.ServerLimits;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.tls.TlsOptions;
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

	/**
	 * Accepts no connections for the time being. The operating system keeps those that
	 * come, as many as the backlog holds; sessions that are open go on. Does nothing if
	 * the server is paused.
	 * @throws IllegalStateException if the server is not running
	 */
	void pause();

	/**
	 * Accepts connections again. Does nothing if the server is running.
	 * @throws IllegalStateException if the server is neither running nor paused
	 */
	void resume();

	/**
	 * When the first of the server's certificates expires.
	 * @return the time, {@link Instant#MAX} if it is not known, {@code null} if the
	 * server has no TLS
	 */
	@Nullable Instant certificateExpiry();

	/**
	 * Has connections that begin from now on speak TLS in another way, with a renewed
	 * certificate for example. Those that are open go on as they began; when TLS begins
	 * does not change.
	 * @param tls how to speak TLS
	 * @throws IllegalStateException if the server has no TLS
	 * @throws IllegalArgumentException if the options cannot be used; nothing has changed
	 */
	void renewTls(TlsOptions tls);

	/**
	 * The limits that hold now.
	 * @return the limits
	 */
	ServerLimits limits();

	/**
	 * Changes limits. They hold until the application ends, also when the server is
	 * stopped and started again.
	 * @param limits the new limits
	 */
	void limits(ServerLimits limits);

	/**
	 * Does work that belongs to a request beside the thread that has the request: on a
	 * thread that may block, as one of the handlers that this server may run at once.
	 * @param work the work
	 * @throws java.util.concurrent.RejectedExecutionException if the server runs as many
	 * handlers as it may, or requests wait
	 */
	void execute(Runnable work);

}
