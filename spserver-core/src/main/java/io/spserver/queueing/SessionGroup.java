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
 * they are closed. Safe for use by any thread.
 */
public final class SessionGroup {

	private final Map<SessionId, ServerSession> sessions = new ConcurrentHashMap<>();

	private final AtomicInteger size = new AtomicInteger();

	private final AtomicInteger peak = new AtomicInteger();

	private volatile @Nullable CompletableFuture<Void> emptied;

	/**
	 * Adds a session that begins.
	 * @param session the session
	 */
	public void add(ServerSession session) {
		this.sessions.put(session.id(), session);
		this.peak.accumulateAndGet(this.size.incrementAndGet(), Math::max);
	}

	/**
	 * Removes a session that has ended.
	 * @param session the session
	 */
	void remove(ServerSession session) {
		if (this.sessions.remove(session.id()) != null && this.size.decrementAndGet() == 0) {
			CompletableFuture<Void> future = this.emptied;
			if (future != null) {
				future.complete(null);
			}
		}
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
	 * How many there were at once at most.
	 * @return the number
	 */
	public int peak() {
		return this.peak.get();
	}

	@Nullable ServerSession find(SessionId id) {
		return this.sessions.get(id);
	}

}
