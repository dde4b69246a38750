package io.spserver.queueing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

import io.spserver.Message;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of all servers of a runtime. Safe for use by any thread.
 */
public final class SessionRegistry implements Sessions {

	private final Map<String, SessionGroup> groups = new ConcurrentHashMap<>();

	private final AtomicLong sequence = new AtomicLong();

	private final Executor completions;

	/**
	 * Creates a registry.
	 * @param completions runs completion handlers, which may block
	 */
	public SessionRegistry(Executor completions) {
		this.completions = completions;
	}

	/**
	 * The sessions of one server, to be filled.
	 * @param server the server's name
	 * @return the group, always the same
	 */
	public SessionGroup group(String server) {
		return this.groups.computeIfAbsent(server, (name) -> new SessionGroup());
	}

	/**
	 * Gives out the id of a new session.
	 * @param server the server's name
	 * @return an id that was never given out
	 */
	public SessionId nextId(String server) {
		return new SessionId(server, this.sequence.incrementAndGet());
	}

	@Override
	public Optional<Session> find(SessionId id) {
		return Optional.ofNullable(get(id));
	}

	@Override
	public List<Session> list() {
		List<Session> all = new ArrayList<>();
		this.groups.values().forEach((group) -> all.addAll(group.list()));
		return List.copyOf(all);
	}

	@Override
	public List<Session> list(String server) {
		SessionGroup group = this.groups.get(server);
		return (group != null) ? group.list() : List.of();
	}

	@Override
	public int count() {
		return this.groups.values().stream().mapToInt(SessionGroup::size).sum();
	}

	@Override
	public int count(String server) {
		SessionGroup group = this.groups.get(server);
		return (group != null) ? group.size() : 0;
	}

	@Override
	public void send(Message message) {
		Settlement settlement = Settlement.of(message, message.receivers().size(), this.completions);
		for (SessionId receiver : message.receivers()) {
			ServerSession session = get(receiver);
			if (session != null) {
				session.deliver(new Delivery.Send(message, settlement, false));
			}
			else if (settlement != null) {
				settlement.settle(receiver, false);
			}
		}
	}

	@Override
	public boolean close(SessionId id) {
		ServerSession session = get(id);
		if (session == null) {
			return false;
		}
		session.close();
		return true;
	}

	/**
	 * Makes a message that goes to one session only a delivery.
	 * @param message the message, whose receivers do not matter
	 * @param reply whether the session's own handler sends it
	 * @return the delivery
	 */
	Delivery.Send toOne(Message message, boolean reply) {
		return new Delivery.Send(message, Settlement.of(message, 1, this.completions), reply);
	}

	private @Nullable ServerSession get(SessionId id) {
		SessionGroup group = this.groups.get(id.server());
		return (group != null) ? group.find(id) : null;
	}

}
