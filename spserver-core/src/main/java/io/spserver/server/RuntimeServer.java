package io.spserver.server;

import java.io.IOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.HandlerFactory;
import io.spserver.ServerEvents;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerGauges;
import io.spserver.ServerLimits;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.async.ConnectionSecurity;
import io.spserver.async.Listener;
import io.spserver.async.ServerOutbound;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionRegistry;
import io.spserver.sync.Bulkhead;
import io.spserver.sync.HandlerInvoker;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * A server, put together from the parts of the layers.
 */
final class RuntimeServer implements SpServer, ServerGauges {

	private final ServerOptions options;

	private final Wiring wiring;

	private final Bulkhead work;

	private final ServerContext context;

	private final StatisticsCollector statistics = new StatisticsCollector();

	private final @Nullable ConnectionSecurity security;

	private final ServerOutbound outbound;

	private volatile ServerLimits limits;

	private volatile ServerState state = ServerState.NEW;

	private volatile @Nullable SocketAddress localAddress;

	private @Nullable Listener listener;

	private @Nullable ScheduledFuture<?> ticks;

	private final GracefulStop graceful;

	RuntimeServer(ServerOptions options, HandlerFactory handlers, @Nullable TlsOptions tls, Wiring wiring,
			SessionRegistry registry, List<ServerEventsFactory> events, Helpers helpers) {
		this.options = options;
		this.graceful = new GracefulStop(options.name());
		this.limits = new ServerLimits(options.maxConnections(), options.maxThreads(), options.requestQueueSize());
		this.wiring = wiring;
		this.work = wiring.threads().share(options);
		this.security = (tls != null) ? new ConnectionSecurity(tls, options, helpers.handshakes()) : null;
		this.context = new ServerContext(options, handlers, listeners(events), this.work, new OverloadPolicy(options),
				HandlerInvoker::new, registry.group(options.name()), registry);
		this.outbound = new ServerOutbound(wiring, helpers.handshakes(), helpers.outbound());
	}

	private ServerEvents listeners(List<ServerEventsFactory> factories) {
		List<ServerEvents> listeners = new ArrayList<>();
		listeners.add(this.statistics);
		factories.forEach((factory) -> listeners.add(factory.create(this.options, this)));
		return (listeners.size() > 1) ? new FannedOutEvents(listeners) : this.statistics;
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
	public @Nullable SocketAddress localAddress() {
		return this.localAddress;
	}

	@Override
	public synchronized void start() throws IOException {
		if (isStarted() || this.state == ServerState.STOPPING) {
			throw new IllegalStateException("Server '" + name() + "' is " + this.state.tag());
		}
		Listener listener = new Listener(this.context, this.wiring, this.security, this.outbound);
		this.localAddress = listener.bind();
		this.listener = listener;
		this.ticks = this.wiring.group()
			.next()
			.scheduleAtFixedRate(this::tick, 0, StatisticsCollector.TICK_SECONDS, TimeUnit.SECONDS);
		this.state = ServerState.RUNNING;
	}

	/** On an event loop. */
	private void tick() {
		this.statistics.tick(this.work.waiting() > 0,
				this.work.isFull() || connections() >= this.options.maxConnections());
	}

	private boolean isStarted() {
		return this.state == ServerState.RUNNING || this.state == ServerState.PAUSED;
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
			throw new IllegalStateException("Server '" + name() + "' is " + this.state.tag());
		}
		this.state = (accepting) ? ServerState.RUNNING : ServerState.PAUSED;
		return listener.pause(!accepting);
	}

	@Override
	public @Nullable Instant certificateExpiry() {
		return (this.security != null) ? this.security.certificateExpiry() : null;
	}

	@Override
	public void renewTls(TlsOptions tls) {
		if (this.security == null) {
			throw new IllegalStateException("Server '" + name() + "' has no TLS");
		}
		this.security.renew(tls);
	}

	@Override
	public ServerLimits limits() {
		return this.limits;
	}

	@Override
	public synchronized void limits(ServerLimits limits) {
		this.limits = limits;
		this.context.overload().maxConnections(limits.maxConnections());
		this.work.limits(limits.maxThreads(), limits.requestQueueSize());
	}

	@Override
	public void execute(Runnable work) {
		if (!this.work.offer(new Errand(work, this.wiring.homeOf(this.wiring.group().next()), this.context))) {
			throw new RejectedExecutionException("Server '" + name() + "' has no thread to spare");
		}
	}

	@Override
	public synchronized CompletableFuture<Boolean> stop(Duration timeout) {
		Listener listener = this.listener;
		if (listener != null && isStarted()) {
			this.state = ServerState.STOPPING;
			stop(listener, timeout);
		}
		return this.graceful.result();
	}

	private void stop(Listener listener, Duration timeout) {
		if (this.ticks != null) {
			this.ticks.cancel(false);
		}
		listener.unbind();
		this.localAddress = null;
		listener.drain();
		this.graceful.begin(timeout, this.context.group().whenEmpty(), listener.whenClosed(), () -> {
			this.state = ServerState.STOPPED;
			return listener.abort();
		});
	}

	/**
	 * Closes everything at once, also while the server is stopping; completes when the
	 * handlers have been told.
	 */
	CompletableFuture<Void> abort() {
		CompletableFuture<Boolean> stopped = stop(Duration.ZERO);
		this.graceful.hurry();
		return CompletableFuture.allOf(stopped, this.context.group().whenEmpty());
	}

	/**
	 * Waits, after {@link #abort()}, until no handler is about to be given a request.
	 * @return completed as soon as that is so
	 */
	CompletableFuture<Void> whenAborted() {
		return this.graceful.whenAborted();
	}

	@Override
	public int connections() {
		return this.context.group().connections();
	}

	@Override
	public int queued() {
		return this.work.waiting();
	}

	@Override
	public int busy() {
		return this.work.running();
	}

	@Override
	public ServerStatistics statistics() {
		return this.statistics.read(this.options, this.localAddress, this.state, this.context);
	}

	@Override
	public String toString() {
		return "server '" + name() + "' (" + this.state.tag() + ")";
	}

}
