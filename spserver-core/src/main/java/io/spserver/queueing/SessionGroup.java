package io.spserver.queueing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.spserver.Session;
import io.spserver.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of one server, from their beginning until their handler has been told that
 * they are closed. Those that share a connection are there together with the session that
 * stands for it; they do not count as connections. Safe for use by any thread.
 */
public final class SessionGroup {

	private final Map<SessionId, ServerSession> sessions = new ConcurrentHashMap<>();

	/** How many there are. */
	private final AtomicInteger size = new AtomicInteger();

	/** How many of them have a connection for themselves. */
	private final AtomicInteger connections = new AtomicInteger();

	private final AtomicInteger peak = new AtomicInteger();

	private final HandlerTime firstTime = new HandlerTime(0);

	private volatile @Nullable CompletableFuture<Void> emptied;

	/**
	 * Adds a session that begins.
	 * @param session the session
	 */
	public void add(ServerSession session) {
		this.sessions.put(session.id(), session);
		this.size.incrementAndGet();
		if (session.carrier() == null) {
			this.peak.accumulateAndGet(this.connections.incrementAndGet(), Math::max);
		}
	}

	/**
	 * Removes a session that has ended.
	 * @param session the session
	 */
	void remove(ServerSession session) {
		if (this.sessions.remove(session.id()) == null) {
			return;
		}
		if (session.carrier() == null) {
			this.connections.decrementAndGet();
		}
		if (this.size.decrementAndGet() == 0) {
			CompletableFuture<Void> future = this.emptied;
			if (future != null) {
				future.complete(null);
			}
		}
	}

	/** What the first request of a session takes. */
	HandlerTime firstTime() {
		return this.firstTime;
	}

	/**
	 * Completes as soon as there is no session. Meant for a server that accepts no more.
	 * @return the future; the same for as long as it is not completed
	 */
	public synchronized CompletableFuture<Void> whenEmpty() {
		CompletableFuture<Void> future = this.emptied;
		if (future == null || future.isDone()) {
			future = new CompletableFuture<>();
			this.emptied = future;
		}
		if (this.size.get() == 0) {
			future.complete(null);
		}
		return future;
	}

	/**
	 * The sessions that are there now.
	 * @return a snapshot
	 */
	public List<Session> list() {
		return List.copyOf(this.sessions.values());
	}

	/**
	 * How many there are.
	 * @return the number
	 */
	public int size() {
		return this.size.get();
	}

	/**
	 * How many connections they have.
	 * @return the number
	 */
	public int connections() {
		return this.connections.get();
	}

	/**
	 * How many connections there were at once at most.
	 * @return the number
	 */
	public int peak() {
		return this.peak.get();
	}

	@Nullable ServerSession find(SessionId id) {
		return this.sessions.get(id);
	}

}
