package io.spserver;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All open sessions of an application, of all its servers. Safe for use by any thread.
 */
public interface Sessions {

	/**
	 * Finds an open session.
	 * @param id its id
	 * @return the session, empty if it has closed
	 */
	Optional<Session> find(SessionId id);

	/**
	 * The open sessions of all servers.
	 * @return a snapshot
	 */
	List<Session> list();

	/**
	 * The open sessions of one server.
	 * @param server the server's name
	 * @return a snapshot, empty if there is no such server
	 */
	List<Session> list(String server);

	/**
	 * How many sessions are open.
	 * @return the number
	 */
	int count();

	/**
	 * How many sessions of one server are open.
	 * @param server the server's name
	 * @return the number, 0 if there is no such server
	 */
	int count(String server);

	/**
	 * Sends a message to its {@linkplain Message#receivers() receivers}. Returns at once.
	 * Receivers that are unknown or closing count as failed for the message's
	 * {@link CompletionHandler}.
	 * @param message the message
	 */
	void send(Message message);

	/**
	 * Closes a session after what has been sent to it is out. Returns at once.
	 * @param id the session
	 * @return whether there was such a session
	 */
	boolean close(SessionId id);

	/**
	 * Closes several sessions.
	 * @param ids the sessions; unknown ones are passed over
	 */
	default void close(Collection<SessionId> ids) {
		ids.forEach(this::close);
	}

}
