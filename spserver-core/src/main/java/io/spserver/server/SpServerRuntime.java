package io.spserver.server;

import java.util.List;

import io.spserver.HandlerFactory;
import io.spserver.RuntimeStatistics;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerOptions;
import io.spserver.Sessions;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * The threads and event loops that all servers of an application share.
 */
public final class SpServerRuntime implements AutoCloseable {

	/**
	 * Creates a runtime. Threads are started when the first server of a pattern is.
	 * @param options what the servers share
	 * @param events listeners for each server, metrics for example
	 */
	public SpServerRuntime(RuntimeOptions options, List<ServerEventsFactory> events) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Creates a server; it is to be started.
	 * @param options what the server is made of
	 * @param handlers gives each session its handler
	 * @param tls how the server speaks TLS, {@code null} for plain TCP
	 * @return the server
	 * @throws IllegalArgumentException if there is a server of that name already, or the
	 * options contradict the runtime's
	 */
	public SpServer create(ServerOptions options, HandlerFactory handlers, @Nullable TlsOptions tls) {
		throw new UnsupportedOperationException();
	}

	/**
	 * The servers that have been created, in that order.
	 * @return a snapshot
	 */
	public List<SpServer> servers() {
		throw new UnsupportedOperationException();
	}

	/**
	 * All open sessions of all servers.
	 * @return the sessions
	 */
	public Sessions sessions() {
		throw new UnsupportedOperationException();
	}

	/**
	 * What is known of the runtime now.
	 * @return a snapshot
	 */
	public RuntimeStatistics statistics() {
		throw new UnsupportedOperationException();
	}

	/**
	 * Closes what is left open and ends all threads. Returns when they have ended, or
	 * after two seconds.
	 */
	@Override
	public void close() {
	}

}
