package io.spserver.boot.autoconfigure.smtp;

import io.spserver.protocol.smtp.SmtpEvents;

/**
 * Gives each server of SMTP or LMTP its listener, for example a set of meters.
 */
@FunctionalInterface
public interface SmtpEventsFactory {

	/**
	 * Creates the listener of a server. Called once a server, when the server is created.
	 * @param server the server's name
	 * @return hears of each mail and each command
	 */
	SmtpEvents create(String server);

}
