package io.spserver.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.spserver.HandlerFactory;
import io.spserver.Pattern;
import io.spserver.RuntimeStatistics;
import io.spserver.ServerEventsFactory;
import io.spserver.ServerOptions;
import io.spserver.Sessions;
import io.spserver.async.NativeTransport;
import io.spserver.queueing.SessionRegistry;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;

/**
 * The threads and event loops that all servers of an application share. Safe for use by
 * any thread.
 */
public final class SpServerRuntime implements AutoCloseable {

	/**
	 * How long handlers have to hear that their sessions are closed, and threads to end
	 * after that.
	 */
	private static final long CLOSE_SECONDS = 2;

	/** How long event loops have to drop the requests that wait. */
	private static final long DROP_SECONDS = 1;

	private final RuntimeOptions options;

	private final NativeTransport transport;

	private final List<ServerEventsFactory> events;

	private final Helpers helpers = new Helpers();

	private final SessionRegistry registry = new SessionRegistry(this.helpers.completions());

	private final Wiring.Factory wiring;

	private final Map<Pattern, Wiring> wirings = new ConcurrentHashMap<>();

	private final List<RuntimeServer> servers = new CopyOnWriteArrayList<>();

	private final long createdAt = System.nanoTime();

	private boolean closed;

	/**
	 * Creates a runtime. Threads are started when the first server of a pattern is
	 * created.
	 * @param options what the servers share
	 * @param events listeners for each server, metrics for example
	 * @throws IllegalArgumentException if the transport is not available on this machine
	 */
	public SpServerRuntime(RuntimeOptions options, List<ServerEventsFactory> events) {
		this(options, events, Wiring::create);
	}

	SpServerRuntime(RuntimeOptions options, List<ServerEventsFactory> events, Wiring.Factory wiring) {
		this.wiring = wiring;
		this.options = options;
		this.transport = NativeTransport.of(options.transport());
		this.events = List.copyOf(events);
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
	public synchronized SpServer create(ServerOptions options, HandlerFactory handlers, @Nullable TlsOptions tls) {
		if (this.closed) {
			throw new IllegalStateException("The runtime is closed");
		}
		if (this.servers.stream().anyMatch((server) -> server.name().equals(options.name()))) {
			throw new IllegalArgumentException("There is a server '" + options.name() + "' already");
		}
		if (options.pattern() == Pattern.LEADER_FOLLOWERS && this.transport == NativeTransport.IO_URING) {
			throw new IllegalArgumentException("Server '" + options.name() + "' is to use " + options.pattern().tag()
					+ ", which the transport io-uring cannot do: a ring belongs to one thread. Choose "
					+ Pattern.HALF_SYNC_HALF_ASYNC.tag() + " or the transport epoll.");
		}
		options.protocol().newDecoder(options).release();
		Wiring wiring = this.wirings.computeIfAbsent(options.pattern(),
				(pattern) -> this.wiring.create(pattern, this.transport, this.options));
		RuntimeServer server = new RuntimeServer(options, handlers, tls, wiring, this.registry, this.events,
				this.helpers);
		this.servers.add(server);
		wiring.serverAdded();
		return server;
	}

	/**
	 * The servers that have been created, in that order.
	 * @return a snapshot
	 */
	public List<SpServer> servers() {
		return List.copyOf(this.servers);
	}

	/**
	 * All open sessions of all servers.
	 * @return the sessions
	 */
	public Sessions sessions() {
		return this.registry;
	}

	/**
	 * What is known of the runtime now.
	 * @return a snapshot
	 */
	public RuntimeStatistics statistics() {
		int threads = this.wirings.values().stream().mapToInt(Wiring::liveThreads).sum();
		int busy = this.wirings.values().stream().mapToInt((wiring) -> wiring.threads().running()).sum();
		return new RuntimeStatistics(this.transport.tag(), this.options.ioThreads(), this.options.workerThreads(),
				this.options.virtualThreads(), threads, busy, Duration.ofNanos(System.nanoTime() - this.createdAt));
	}

	/**
	 * Closes what is left open, interrupts handlers that do not end by themselves, and
	 * ends all threads. Returns when they have ended, or after five seconds.
	 */
	@Override
	public synchronized void close() {
		if (this.closed) {
			return;
		}
		this.closed = true;
		CompletableFuture<Void> ended = CompletableFuture
			.allOf(this.servers.stream().map(RuntimeServer::abort).toArray(CompletableFuture<?>[]::new));
		// Then no handler begins after the interrupt that it would need.
		CompletableFuture
			.allOf(this.servers.stream().map(RuntimeServer::whenAborted).toArray(CompletableFuture<?>[]::new))
			.completeOnTimeout(null, DROP_SECONDS, TimeUnit.SECONDS)
			.join();
		this.wirings.values().forEach(Wiring::interrupt);
		ended.completeOnTimeout(null, CLOSE_SECONDS, TimeUnit.SECONDS).join();
		this.wirings.values().forEach(Wiring::close);
		try {
			long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
			for (Wiring wiring : this.wirings.values()) {
				wiring.awaitEnd(deadline - System.nanoTime());
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			this.helpers.close();
		}
	}

}
