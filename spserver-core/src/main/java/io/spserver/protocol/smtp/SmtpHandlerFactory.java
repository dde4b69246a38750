package io.spserver.protocol.smtp;

/**
 * Gives each session of SMTP or LMTP its handler.
 */
@FunctionalInterface
public interface SmtpHandlerFactory {

	/**
	 * Creates the handler of a session, or returns one that all sessions share. Called on
	 * a worker thread, before {@link SmtpHandler#connect}.
	 * @param session the new session
	 * @return its handler
	 * @throws Exception to have the session closed
	 */
	SmtpHandler create(SmtpSession session) throws Exception;

}
