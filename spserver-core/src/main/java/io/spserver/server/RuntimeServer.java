package io.spserver.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.spserver.HandlerFactory;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerLimits;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.async.ConnectionSecurity;
import io.spserver.async.Listener;
import io.spserver.async.ServerOutbound;
import io.spserver.queueing.SessionRegistry;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * A server, put together from the parts of the layers.
 */
final class RuntimeServer extends RuntimePart implements SpServer {

	private final ServerOutbound outbound;

	private volatile ServerLimits limits;

	private volatile @Nullable SocketAddress localAddress;

	private @Nullable Listener listener;

	RuntimeServer(ServerOptions options, HandlerFactory handlers, @Nullable TlsOptions tls, Wiring wiring,
			SessionRegistry registry, List<ServerEventsFactory> events, Helpers helpers) {
		super(options, handlers, (tls != null) ? new ConnectionSecurity(tls, options, helpers.handshakes()) : null,
				wiring, registry, events);
		this.limits = new ServerLimits(options.maxConnections(), options.maxThreads(), options.requestQueueSize());
		this.outbound = new ServerOutbound(wiring, helpers.handshakes(), helpers.lookups());
	}

	@Override
	public @Nullable SocketAddress localAddress() {
		return this.localAddress;
	}

	@Override
	public synchronized void start() throws IOException {
		if (isStarted() || state() == ServerState.STOPPING) {
			throw new IllegalStateException("Server '" + name() + "' is " + state().tag());
		}
		Listener listener = new Listener(context(), wiring(), security(), this.outbound);
		this.localAddress = listener.bind();
		this.listener = listener;
		begun();
	}

	@Override
	boolean isFull() {
		return super.isFull() || connections() >= options().maxConnections();
	}

	private boolean isStarted() {
		return state() == ServerState.RUNNING || state() == ServerState.PAUSED;
	}

	@Override
	public void pause() {
		accept(false).run();
	}

	@Override
	public void resume() {
		accept(true).run();
	}

	/** What waits until it is so, without the lock that event loops may want. */
	private synchronized Runnable accept(boolean accepting) {
		Listener listener = this.listener;
		if (listener == null || !isStarted()) {
			throw new IllegalStateException("Server '" + name() + "' is " + state().tag());
		}
		state((accepting) ? ServerState.RUNNING : ServerState.PAUSED);
		return listener.pause(!accepting);
	}

	@Override
	public void renewTls(TlsOptions tls) {
		ConnectionSecurity security = security();
		if (security == null) {
			throw new IllegalStateException("Server '" + name() + "' has no TLS");
		}
		security.renew(tls);
	}

	@Override
	public ServerLimits limits() {
		return this.limits;
	}

	@Override
	public synchronized void limits(ServerLimits limits) {
		this.limits = limits;
		context().overload().maxConnections(limits.maxConnections());
		work().limits(limits.maxThreads(), limits.requestQueueSize());
	}

	@Override
	public void execute(Runnable work) {
		if (!work().offer(new Errand(work, wiring().homeOf(wiring().group().next()), context()))) {
			throw new RejectedExecutionException("Server '" + name() + "' has no thread to spare");
		}
	}

	@Override
	public synchronized CompletableFuture<Boolean> stop(Duration timeout) {
		Listener listener = this.listener;
		if (listener != null && isStarted()) {
			stopping();
			stop(listener, timeout);
		}
		return graceful().result();
	}

	private void stop(Listener listener, Duration timeout) {
		listener.unbind();
		this.localAddress = null;
		listener.drain();
		graceful().begin(timeout, context().group().whenEmpty(), listener.whenClosed(), () -> {
			state(ServerState.STOPPED);
			return listener.abort();
		});
	}

	@Override
	public ServerStatistics statistics() {
		return collector().read(options(), this.localAddress, state(), context());
	}

	@Override
	public String toString() {
		return "server '" + name() + "' (" + state().tag() + ")";
	}

}
