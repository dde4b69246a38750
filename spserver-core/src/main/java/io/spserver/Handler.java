package io.spserver;

/**
 * Handles the sessions of a server in plain blocking style.
 * <p>
 * All methods run on worker threads and may block. For one session they are called one at
 * a time and in order: {@link #opened} first, {@link #received} for each message, at most
 * one of {@link #timedOut} and {@link #failed}, and {@link #closed} last, always. A
 * handler made for one session needs no synchronization; one that a
 * {@link HandlerFactory} gives to several sessions is called by several threads at once.
 * <p>
 * An exception from any method closes that session only; it is logged once and counted.
 */
@FunctionalInterface
public interface Handler {

	/**
	 * The session is open (and, with TLS, its handshake done).
	 * @param session the session
	 * @param response what to send, a greeting for example
	 * @throws Exception to have the session closed
	 */
	default void opened(Session session, Response response) throws Exception {
	}

	/**
	 * A whole message has arrived.
	 * @param request the message and its session
	 * @param response what to send
	 * @throws Exception to have the session closed
	 */
	void received(Request request, Response response) throws Exception;

	/**
	 * Nothing has happened in the session for {@link ServerOptions#timeout()}; it closes
	 * when this method has returned and the response is out.
	 * @param session the session
	 * @param response what to send before the session closes
	 * @throws Exception as anywhere, for the log only
	 */
	default void timedOut(Session session, Response response) throws Exception {
	}

	/**
	 * Something went wrong: the peer broke the protocol (a {@link ProtocolException}),
	 * the connection failed (an {@link java.io.IOException}), or this handler threw an
	 * exception from {@link #opened} or {@link #received}. The session closes when this
	 * method has returned and the response is out. If nothing is replied to a broken
	 * protocol, the protocol's own error is sent.
	 * @param session the session
	 * @param cause what went wrong
	 * @param response what to send before the session closes; other sessions are reached
	 * in any case
	 * @throws Exception as anywhere, for the log only
	 */
	default void failed(Session session, Throwable cause, Response response) throws Exception {
	}

	/**
	 * The session is closed; nothing can be sent to it any more.
	 * @param session the session
	 * @param reason why it closed
	 * @throws Exception as anywhere, for the log only
	 */
	default void closed(Session session, CloseReason reason) throws Exception {
	}

}
