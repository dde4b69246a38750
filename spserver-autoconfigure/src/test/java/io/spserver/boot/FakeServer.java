package io.spserver.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.spserver.ServerLimits;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.codec.Protocols;
import io.spserver.server.SpServer;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * A server that only records what is done to it.
 */
final class FakeServer implements SpServer {

	private final ServerOptions options;

	private final List<String> log;

	private final @Nullable IOException failure;

	private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();

	private ServerState state = ServerState.NEW;

	FakeServer(String name, List<String> log, @Nullable IOException failure) {
		this.options = ServerOptions.builder(name, Protocols.line()).build();
		this.log = log;
		this.failure = failure;
	}

	@Override
	public ServerOptions options() {
		return this.options;
	}

	@Override
	public ServerState state() {
		return this.state;
	}

	@Override
	public void start() throws IOException {
		this.log.add("start " + name());
		if (this.failure != null) {
			throw this.failure;
		}
		this.state = ServerState.RUNNING;
	}

	@Override
	public CompletableFuture<Boolean> stop(Duration timeout) {
		this.log.add("stop " + name() + " " + timeout);
		this.state = ServerState.STOPPED;
		if (timeout.isZero()) {
			this.stopped.complete(true);
		}
		return this.stopped;
	}

	void stopped(boolean finished) {
		this.stopped.complete(finished);
	}

	@Override
	public SocketAddress localAddress() {
		return new InetSocketAddress("127.0.0.1", 4711);
	}

	@Override
	public ServerStatistics statistics() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void pause() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void resume() {
		throw new UnsupportedOperationException();
	}

	@Override
	public ServerLimits limits() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void limits(ServerLimits limits) {
		throw new UnsupportedOperationException();
	}

	@Override
	public @Nullable Instant certificateExpiry() {
		return null;
	}

	@Override
	public void renewTls(TlsOptions tls) {
		throw new IllegalStateException();
	}

	@Override
	public void execute(Runnable work) {
		throw new UnsupportedOperationException();
	}

}
