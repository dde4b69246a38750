package io.spserver;

/**
 * Gives each new session its handler.
 */
@FunctionalInterface
public interface HandlerFactory {

	/**
	 * Creates the handler of a session, or returns one that all sessions share. Called on
	 * a worker thread, before {@link Handler#opened}.
	 * @param session the new session
	 * @return its handler
	 * @throws Exception to have the session closed
	 */
	Handler create(Session session) throws Exception;

}
