package io.spserver.server;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import io.spserver.ClientListener;
import io.spserver.ClientOptions;
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

	private final List<RuntimeDispatcher> dispatchers = new CopyOnWriteArrayList<>();

	private final List<RuntimeClient> clients = new CopyOnWriteArrayList<>();

	/** The dispatchers, those of clients among them. */
	private final List<RuntimeDispatcher> all = new CopyOnWriteArrayList<>();

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
		check(options);
		Wiring wiring = wiring(options.pattern());
		RuntimeServer server = new RuntimeServer(options, handlers, tls, wiring, this.registry, this.events,
				this.helpers);
		this.servers.add(server);
		wiring.serverAdded();
		return server;
	}

	/**
	 * Creates a dispatcher; it is to be started.
	 * @param options its name, pattern and limits, and what its sessions have in common,
	 * options of sockets among it; address, backlog and refused message do not matter
	 * @return the dispatcher
	 * @throws IllegalArgumentException if there is a server or dispatcher of that name
	 * already, or the options contradict the runtime's
	 */
	public synchronized SpDispatcher createDispatcher(ServerOptions options) {
		RuntimeDispatcher dispatcher = newDispatcher(options);
		this.dispatchers.add(dispatcher);
		return dispatcher;
	}

	/**
	 * Creates a client: a connection that is kept open; it is to be started.
	 * @param options its name, protocol, pattern and limits, as for a dispatcher
	 * @param handlers gives each session its handler; there is one session at a time
	 * @param client where to connect, and when
	 * @param listener hears of connections that come and go
	 * @return the client
	 * @throws IllegalArgumentException if there is a server or dispatcher of that name
	 * already, or the options contradict the runtime's
	 */
	public synchronized SpClient createClient(ServerOptions options, HandlerFactory handlers, ClientOptions client,
			ClientListener listener) {
		RuntimeClient created = new RuntimeClient(newDispatcher(options), handlers, client, listener);
		this.clients.add(created);
		return created;
	}

	private RuntimeDispatcher newDispatcher(ServerOptions options) {
		check(options);
		Wiring wiring = wiring(options.pattern());
		RuntimeDispatcher dispatcher = new RuntimeDispatcher(options, wiring, this.registry, this.events, this.helpers);
		wiring.serverAdded();
		this.all.add(dispatcher);
		return dispatcher;
	}

	private void check(ServerOptions options) {
		if (this.closed) {
			throw new IllegalStateException("The runtime is closed");
		}
		if (Stream
			.concat(this.servers.stream().map(RuntimeServer::name), this.all.stream().map(RuntimeDispatcher::name))
			.anyMatch(options.name()::equals)) {
			throw new IllegalArgumentException(
					"There is a server, dispatcher or client '" + options.name() + "' already");
		}
		if (options.pattern() == Pattern.LEADER_FOLLOWERS && this.transport == NativeTransport.IO_URING) {
			throw new IllegalArgumentException("'" + options.name() + "' is to use " + options.pattern().tag()
					+ ", which the transport io-uring cannot do: a ring belongs to one thread. Choose "
					+ Pattern.HALF_SYNC_HALF_ASYNC.tag() + " or the transport epoll.");
		}
		options.protocol().newDecoder(options).release();
	}

	private Wiring wiring(Pattern pattern) {
		return this.wirings.computeIfAbsent(pattern, (key) -> this.wiring.create(key, this.transport, this.options));
	}

	/**
	 * The dispatchers that have been created, in that order.
	 * @return a snapshot
	 */
	public List<SpDispatcher> dispatchers() {
		return List.copyOf(this.dispatchers);
	}

	/**
	 * The clients that have been created, in that order.
	 * @return a snapshot
	 */
	public List<SpClient> clients() {
		return List.copyOf(this.clients);
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
		this.clients.forEach(RuntimeClient::giveUp);
		CompletableFuture<Void> ended = forAll(RuntimeServer::abort, RuntimeDispatcher::abort);
		// Then no handler begins after the interrupt that it would need.
		forAll(RuntimeServer::whenAborted, RuntimeDispatcher::whenAborted)
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

	private CompletableFuture<Void> forAll(Function<RuntimeServer, CompletableFuture<Void>> ofServer,
			Function<RuntimeDispatcher, CompletableFuture<Void>> ofDispatcher) {
		return CompletableFuture
			.allOf(Stream.concat(this.servers.stream().map(ofServer), this.all.stream().map(ofDispatcher))
				.toArray(CompletableFuture<?>[]::new));
	}

}
