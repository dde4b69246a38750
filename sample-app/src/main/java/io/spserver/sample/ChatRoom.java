package io.spserver.sample;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.Message;
import io.spserver.SessionId;
import io.spserver.Sessions;

import org.springframework.stereotype.Component;

/**
 * Who is in the chat. Used by the threads of all its sessions, and by remote calls.
 */
@Component
class ChatRoom {

	private final Map<String, SessionId> participants = new ConcurrentHashMap<>();

	private final Sessions sessions;

	ChatRoom(Sessions sessions) {
		this.sessions = sessions;
	}

	/**
	 * Lets a session in.
	 * @param nick the nickname it wants
	 * @param session the session
	 * @return whether the nickname was free
	 */
	boolean join(String nick, SessionId session) {
		return this.participants.putIfAbsent(nick, session) == null;
	}

	void leave(String nick) {
		this.participants.remove(nick);
	}

	Collection<String> nicks() {
		return new TreeSet<>(this.participants.keySet());
	}

	Optional<SessionId> find(String nick) {
		return Optional.ofNullable(this.participants.get(nick));
	}

	List<SessionId> othersThan(String nick) {
		return this.participants.entrySet()
			.stream()
			.filter((participant) -> !participant.getKey().equals(nick))
			.map(Map.Entry::getValue)
			.toList();
	}

	List<SessionId> everybody() {
		return List.copyOf(this.participants.values());
	}

	/**
	 * Sends a line to all participants.
	 * @param text the line
	 * @return how many there are
	 */
	int say(String text) {
		List<SessionId> receivers = everybody();
		this.sessions.send(Message.text(text).to(receivers));
		return receivers.size();
	}

	/**
	 * Closes the session of a participant.
	 * @param nick the nickname
	 * @return whether there was such a participant
	 */
	boolean kick(String nick) {
		return find(nick).map(this.sessions::close).orElse(false);
	}

}
