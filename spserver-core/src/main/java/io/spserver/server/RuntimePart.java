package io.spserver.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.spserver.HandlerFactory;
import io.spserver.ServerEvents;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerGauges;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.async.ConnectionSecurity;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionRegistry;
import io.spserver.sync.Bulkhead;
import io.spserver.sync.HandlerInvoker;
import org.jspecify.annotations.Nullable;

/**
 * What a server and a dispatcher have in common: sessions that share limits, threads and
 * statistics, and a life that begins and ends.
 */
abstract class RuntimePart implements ServerGauges {

	private final ServerOptions options;

	private final Wiring wiring;

	private final @Nullable ConnectionSecurity security;

	private final Bulkhead work;

	private final ServerContext context;

	private final StatisticsCollector statistics = new StatisticsCollector();

	private final GracefulStop graceful;

	private volatile ServerState state = ServerState.NEW;

	private @Nullable ScheduledFuture<?> ticks;

	RuntimePart(ServerOptions options, HandlerFactory handlers, @Nullable ConnectionSecurity security, Wiring wiring,
			SessionRegistry registry, List<ServerEventsFactory> events) {
		this.options = options;
		this.wiring = wiring;
		this.security = security;
		this.graceful = new GracefulStop(options.name());
		this.work = wiring.threads().share(options);
		this.context = new ServerContext(options, handlers, listeners(events), this.work, new OverloadPolicy(options),
				HandlerInvoker::new, registry.group(options.name()), registry);
	}

	/** Some ask at once when the certificate expires. */
	private ServerEvents listeners(List<ServerEventsFactory> factories) {
		List<ServerEvents> listeners = new ArrayList<>();
		listeners.add(this.statistics);
		factories.forEach((factory) -> listeners.add(factory.create(this.options, this)));
		return (listeners.size() > 1) ? new FannedOutEvents(listeners) : this.statistics;
	}

	public final String name() {
		return this.options.name();
	}

	public final ServerOptions options() {
		return this.options;
	}

	public final ServerState state() {
		return this.state;
	}

	final void state(ServerState next) {
		this.state = next;
	}

	final Wiring wiring() {
		return this.wiring;
	}

	final @Nullable ConnectionSecurity security() {
		return this.security;
	}

	final Bulkhead work() {
		return this.work;
	}

	final ServerContext context() {
		return this.context;
	}

	final StatisticsCollector collector() {
		return this.statistics;
	}

	/** It has begun to work. */
	final void begun() {
		this.ticks = this.wiring.group()
			.next()
			.scheduleAtFixedRate(this::tick, 0, StatisticsCollector.TICK_SECONDS, TimeUnit.SECONDS);
		this.state = ServerState.RUNNING;
	}

	/** On an event loop. */
	private void tick() {
		this.statistics.tick(this.work.waiting() > 0, isFull());
	}

	/** Whether nothing more is let in. */
	boolean isFull() {
		return this.work.isFull();
	}

	/** It is about to stop. */
	final void stopping() {
		this.state = ServerState.STOPPING;
		if (this.ticks != null) {
			this.ticks.cancel(false);
		}
	}

	final GracefulStop graceful() {
		return this.graceful;
	}

	public abstract CompletableFuture<Boolean> stop(Duration timeout);

	/**
	 * Closes everything at once, also while it is stopping; completes when the handlers
	 * have been told.
	 */
	final CompletableFuture<Void> abort() {
		CompletableFuture<Boolean> stopped = stop(Duration.ZERO);
		this.graceful.hurry();
		return CompletableFuture.allOf(stopped, this.context.group().whenEmpty());
	}

	/**
	 * Waits, after {@link #abort()}, until no handler is about to be given a request.
	 * @return completed as soon as that is so
	 */
	final CompletableFuture<Void> whenAborted() {
		return this.graceful.whenAborted();
	}

	@Override
	public final int connections() {
		return this.context.group().connections();
	}

	@Override
	public final int queued() {
		return this.work.waiting();
	}

	@Override
	public final int busy() {
		return this.work.running();
	}

	@Override
	public final @Nullable Instant certificateExpiry() {
		return (this.security != null) ? this.security.certificateExpiry() : null;
	}

}
