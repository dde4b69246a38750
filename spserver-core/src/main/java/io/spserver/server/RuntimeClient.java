package io.spserver.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;

import io.spserver.ClientListener;
import io.spserver.ClientOptions;
import io.spserver.ClientOptions.KeepAlive;
import io.spserver.CloseReason;
import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.Session;
import io.spserver.Timer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client: a dispatcher with at most one session that counts, and the pauses between
 * attempts. State is guarded by this; the listener is never called with that lock.
 */
final class RuntimeClient implements SpClient {

	private static final Logger logger = LoggerFactory.getLogger(RuntimeClient.class);

	private final RuntimeDispatcher dispatcher;

	private final HandlerFactory handlers;

	private final ClientOptions client;

	private final ClientListener listener;

	private boolean running;

	/** What is being opened, or is open; what others say does not count. */
	private @Nullable Object current;

	private volatile @Nullable Session session;

	private volatile @Nullable Throwable lastFailure;

	private long connectedAt;

	/** How many times in a row there has been no lasting connection. */
	private int count;

	/** The result of the next attempt, for those who wait for it. */
	private @Nullable CompletableFuture<Session> next;

	private @Nullable Timer keepAlive;

	RuntimeClient(RuntimeDispatcher dispatcher, HandlerFactory handlers, ClientOptions client,
			ClientListener listener) {
		this.dispatcher = dispatcher;
		this.handlers = handlers;
		this.client = client;
		this.listener = listener;
	}

	@Override
	public String name() {
		return this.dispatcher.name();
	}

	@Override
	public ServerOptions options() {
		return this.dispatcher.options();
	}

	@Override
	public ClientOptions clientOptions() {
		return this.client;
	}

	@Override
	public ServerState state() {
		return this.dispatcher.state();
	}

	@Override
	public ServerStatistics statistics() {
		return this.dispatcher.statistics();
	}

	@Override
	public Optional<Session> session() {
		return Optional.ofNullable(this.session).filter(Session::isOpen);
	}

	@Override
	public @Nullable Throwable lastFailure() {
		return this.lastFailure;
	}

	@Override
	public void start() {
		synchronized (this) {
			this.dispatcher.start();
			this.running = true;
			this.count = 0;
			this.current = null;
			this.lastFailure = null;
		}
		if (!this.client.onDemand()) {
			attempt();
		}
	}

	@Override
	public CompletableFuture<Session> connect() {
		CompletableFuture<Session> result;
		synchronized (this) {
			if (!this.running) {
				return CompletableFuture
					.failedFuture(new RejectedExecutionException("Client '" + name() + "' is " + state().tag()));
			}
			Session open = this.session;
			if (open != null && open.isOpen()) {
				return CompletableFuture.completedFuture(open);
			}
			if (this.next == null) {
				this.next = new CompletableFuture<>();
			}
			result = this.next.copy();
		}
		if (this.client.onDemand()) {
			attempt();
		}
		return result;
	}

	private void attempt() {
		Object attempt = new Object();
		synchronized (this) {
			if (!this.running || this.current != null) {
				return;
			}
			this.current = attempt;
		}
		begin(attempt).whenComplete((opened, ex) -> {
			if (ex != null) {
				failed(attempt, ex);
			}
			else {
				tellWaiting(opened);
			}
		});
	}

	private CompletableFuture<Session> begin(Object attempt) {
		try {
			return this.dispatcher.connect(this.client.address().get(), options().protocol(),
					(session) -> new ClientHandler(this.handlers.create(session), this, attempt),
					this.client.connection().get());
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	/** In the session's turn, before {@link #disconnected}. */
	void connected(Object attempt, ClientHandler handler, Session opened) {
		synchronized (this) {
			if (attempt != this.current) {
				return;
			}
			this.session = opened;
			this.lastFailure = null;
			this.connectedAt = System.nanoTime();
			KeepAlive message = this.client.keepAlive();
			if (message != null && this.running) {
				this.keepAlive = this.dispatcher.schedule(message.interval(),
						new KeepAliveTimer(handler, opened, message));
			}
		}
		logger.info("Client '{}' is connected to {}", name(), opened.remoteAddress());
		tell(() -> this.listener.connected(this, opened));
	}

	/** On a helper thread: what depends on the result may block it. */
	private void tellWaiting(Session opened) {
		CompletableFuture<Session> waiting = takeWaiting();
		if (waiting != null) {
			waiting.complete(opened);
		}
	}

	private synchronized @Nullable CompletableFuture<Session> takeWaiting() {
		CompletableFuture<Session> waiting = this.next;
		this.next = null;
		return waiting;
	}

	/** There was no connection. On a helper thread. */
	private void failed(Object attempt, Throwable cause) {
		boolean first;
		boolean stopped;
		synchronized (this) {
			if (attempt != this.current) {
				return;
			}
			this.current = null;
			stopped = !this.running;
			first = this.lastFailure == null;
			this.lastFailure = cause;
			this.count++;
			pause();
		}
		if (!stopped) {
			log(first, cause);
			tell(() -> this.listener.failed(this, cause));
		}
		CompletableFuture<Session> waiting = takeWaiting();
		if (waiting != null) {
			waiting.completeExceptionally(cause);
		}
	}

	private void log(boolean first, Throwable cause) {
		if (first) {
			logger.warn("Client '{}' cannot connect{}: {}", name(),
					(this.client.onDemand()) ? "" : " and goes on trying", cause.toString());
		}
		else {
			logger.debug("Client '{}' still cannot connect", name(), cause);
		}
	}

	/** There is no connection any more, or it does not count. On a worker thread. */
	void disconnected(Object attempt, CloseReason reason) {
		Session lost;
		synchronized (this) {
			lost = this.session;
			if (attempt != this.current || lost == null) {
				return;
			}
			this.current = null;
			this.session = null;
			if (this.keepAlive != null) {
				this.keepAlive.cancel();
			}
			boolean lasted = System.nanoTime() - this.connectedAt >= this.client.reconnect().max().toNanos();
			this.count = (lasted) ? 1 : this.count + 1;
			pause();
		}
		logger.info("Client '{}' has lost its connection to {}: {}", name(), lost.remoteAddress(), reason.tag());
		tell(() -> this.listener.disconnected(this, reason));
	}

	/** Has the next attempt begin in some time. With the lock. */
	private void pause() {
		if (!this.running || this.client.onDemand()) {
			return;
		}
		Duration pause = this.client.reconnect().pause(this.count);
		try {
			this.dispatcher.schedule(pause, (response) -> {
				response.end();
				attempt();
			});
		}
		catch (RejectedExecutionException ex) {
			logger.debug("Client '{}' stops", name(), ex);
		}
	}

	private void tell(Runnable event) {
		try {
			event.run();
		}
		catch (Throwable ex) {
			logger.error("A listener of client '{}' failed", name(), ex);
		}
	}

	@Override
	public CompletableFuture<Boolean> stop(Duration timeout) {
		giveUp();
		return this.dispatcher.stop(timeout);
	}

	/** Connects no more. */
	void giveUp() {
		CompletableFuture<Session> waiting;
		synchronized (this) {
			this.running = false;
			waiting = takeWaiting();
		}
		if (waiting != null) {
			waiting.completeExceptionally(new RejectedExecutionException("Client '" + name() + "' is stopped"));
		}
	}

	@Override
	public String toString() {
		return "client '" + name() + "' (" + state().tag() + ")";
	}

}
