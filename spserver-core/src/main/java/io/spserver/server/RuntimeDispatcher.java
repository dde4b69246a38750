package io.spserver.server;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.ConnectOptions;
import io.spserver.HandlerFactory;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerEvents;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerGauges;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.Session;
import io.spserver.Timer;
import io.spserver.TimerHandler;
import io.spserver.async.Connector;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionRegistry;
import io.spserver.sync.HandlerInvoker;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher, put together from the parts of the layers: a server without a listener,
 * with a connector instead.
 */
final class RuntimeDispatcher implements SpDispatcher, ServerGauges {

	private static final HandlerFactory NOBODY = (session) -> {
		throw new IllegalStateException("Each connection has its own handlers");
	};

	private final ServerOptions options;

	private final Wiring wiring;

	private final Helpers helpers;

	private final ServerContext context;

	private final StatisticsCollector statistics = new StatisticsCollector();

	private final GracefulStop graceful;

	private volatile ServerState state = ServerState.NEW;

	private volatile @Nullable Connector connector;

	private volatile @Nullable RuntimeTimers timers;

	private @Nullable ScheduledFuture<?> ticks;

	RuntimeDispatcher(ServerOptions options, Wiring wiring, SessionRegistry registry, List<ServerEventsFactory> events,
			Helpers helpers) {
		this.options = options;
		this.wiring = wiring;
		this.helpers = helpers;
		this.graceful = new GracefulStop(options.name());
		this.context = new ServerContext(options, NOBODY, listeners(events), wiring.threads().share(options),
				new OverloadPolicy(options), HandlerInvoker::new, registry.group(options.name()), registry);
	}

	private ServerEvents listeners(List<ServerEventsFactory> factories) {
		List<ServerEvents> listeners = new ArrayList<>();
		listeners.add(this.statistics);
		factories.forEach((factory) -> listeners.add(factory.create(this.options, this)));
		return (listeners.size() > 1) ? new FannedOutEvents(listeners) : this.statistics;
	}

	@Override
	public String name() {
		return this.options.name();
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
	public synchronized void start() {
		if (this.state == ServerState.RUNNING || this.state == ServerState.STOPPING) {
			throw new IllegalStateException("Dispatcher '" + name() + "' is " + this.state.tag());
		}
		this.connector = new Connector(this.wiring, this.helpers.outbound(), this.helpers.handshakes());
		this.timers = new RuntimeTimers(this.context, this.wiring);
		this.ticks = this.wiring.group()
			.next()
			.scheduleAtFixedRate(this::tick, 0, StatisticsCollector.TICK_SECONDS, TimeUnit.SECONDS);
		this.state = ServerState.RUNNING;
	}

	/** On an event loop. */
	private void tick() {
		this.statistics.tick(this.context.work().waiting() > 0, this.context.work().isFull());
	}

	@Override
	public CompletableFuture<Session> connect(SocketAddress address, Protocol protocol, HandlerFactory handlers,
			ConnectOptions options) {
		Objects.requireNonNull(address, "address");
		Objects.requireNonNull(options, "options");
		Connector current = this.connector;
		if (current == null) {
			return CompletableFuture.failedFuture(stopped());
		}
		CompletableFuture<Session> result = new CompletableFuture<>();
		HandlerFactory awaited = OutboundHandler.around(handlers, result, this.helpers.outbound());
		current.connect(context(protocol, awaited), address, options, result);
		return result;
	}

	private ServerContext context(Protocol protocol, HandlerFactory handlers) {
		ServerOptions specific = (protocol == this.options.protocol()) ? this.options
				: this.options.toBuilder().protocol(protocol).build();
		ServerContext shared = this.context;
		return new ServerContext(specific, handlers, shared.events(), shared.work(), shared.overload(), shared.turns(),
				shared.group(), shared.registry());
	}

	private RejectedExecutionException stopped() {
		return new RejectedExecutionException("'" + name() + "' is " + this.state.tag());
	}

	@Override
	public void push(Message message) {
		this.context.registry().send(message);
	}

	@Override
	public Timer schedule(Duration first, Duration interval, TimerHandler handler) {
		Objects.requireNonNull(handler, "handler");
		RuntimeTimers current = this.timers;
		if (current == null) {
			throw stopped();
		}
		return current.schedule(first, interval, handler);
	}

	@Override
	public int sessions() {
		return this.context.group().size();
	}

	@Override
	public int timers() {
		RuntimeTimers current = this.timers;
		return (current != null) ? current.size() : 0;
	}

	@Override
	public synchronized CompletableFuture<Boolean> stop(Duration timeout) {
		Connector connector = this.connector;
		RuntimeTimers timers = this.timers;
		if (connector != null && timers != null && this.state == ServerState.RUNNING) {
			this.state = ServerState.STOPPING;
			if (this.ticks != null) {
				this.ticks.cancel(false);
			}
			CompletableFuture<Void> calls = timers.stop();
			connector.drain();
			this.graceful.begin(timeout, CompletableFuture.allOf(calls, this.context.group().whenEmpty()),
					connector.whenClosed(), () -> {
						this.state = ServerState.STOPPED;
						return connector.abort();
					});
		}
		return this.graceful.result();
	}

	/**
	 * Closes everything at once, also while the dispatcher is stopping; completes when
	 * the handlers have been told.
	 */
	CompletableFuture<Void> abort() {
		CompletableFuture<Boolean> stopped = stop(Duration.ZERO);
		this.graceful.hurry();
		return CompletableFuture.allOf(stopped, this.context.group().whenEmpty());
	}

	/** Completed, after {@link #abort()}, when no handler is about to be called. */
	CompletableFuture<Void> whenAborted() {
		return this.graceful.whenAborted();
	}

	@Override
	public int connections() {
		return this.context.group().connections();
	}

	@Override
	public int queued() {
		return this.context.work().waiting();
	}

	@Override
	public int busy() {
		return this.context.work().running();
	}

	@Override
	public ServerStatistics statistics() {
		return this.statistics.read(this.options, null, this.state, this.context);
	}

	@Override
	public String toString() {
		return "dispatcher '" + name() + "' (" + this.state.tag() + ")";
	}

}
