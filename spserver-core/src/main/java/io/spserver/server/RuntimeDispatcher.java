package io.spserver.server;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.spserver.ConnectOptions;
import io.spserver.HandlerFactory;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.Session;
import io.spserver.Timer;
import io.spserver.TimerHandler;
import io.spserver.async.Connector;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A dispatcher, put together from the parts of the layers: a server without a listener,
 * with a connector instead.
 */
final class RuntimeDispatcher extends RuntimePart implements SpDispatcher {

	private static final HandlerFactory NOBODY = (session) -> {
		throw new IllegalStateException("Each connection has its own handlers");
	};

	private final Helpers helpers;

	private volatile @Nullable Connector connector;

	private volatile @Nullable RuntimeTimers timers;

	RuntimeDispatcher(ServerOptions options, Wiring wiring, SessionRegistry registry, List<ServerEventsFactory> events,
			Helpers helpers) {
		super(options, NOBODY, null, wiring, registry, events);
		this.helpers = helpers;
	}

	@Override
	public synchronized void start() {
		if (state() == ServerState.RUNNING || state() == ServerState.STOPPING) {
			throw new IllegalStateException("Dispatcher '" + name() + "' is " + state().tag());
		}
		this.connector = new Connector(wiring(), this.helpers.outbound(), this.helpers.handshakes(),
				this.helpers.lookups());
		this.timers = new RuntimeTimers(context(), wiring());
		begun();
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
		ServerOptions specific = (protocol == options().protocol()) ? options()
				: options().toBuilder().protocol(protocol).build();
		ServerContext shared = context();
		return new ServerContext(specific, handlers, shared.events(), shared.work(), shared.overload(), shared.turns(),
				shared.group(), shared.registry());
	}

	private RejectedExecutionException stopped() {
		return new RejectedExecutionException("'" + name() + "' is " + state().tag());
	}

	@Override
	public void push(Message message) {
		context().registry().send(message);
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
		return context().group().size();
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
		if (connector != null && timers != null && state() == ServerState.RUNNING) {
			stopping();
			CompletableFuture<Void> calls = timers.stop();
			connector.drain();
			graceful().begin(timeout, CompletableFuture.allOf(calls, context().group().whenEmpty()),
					connector.whenClosed(), () -> {
						state(ServerState.STOPPED);
						return connector.abort();
					});
		}
		return graceful().result();
	}

	@Override
	public ServerStatistics statistics() {
		return collector().read(options(), null, state(), context());
	}

	@Override
	public String toString() {
		return "dispatcher '" + name() + "' (" + state().tag() + ")";
	}

}
