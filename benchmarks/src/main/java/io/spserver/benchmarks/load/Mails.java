package io.spserver.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Sends mails to a server: Postfix's {@code smtp-source} where it is installed, else a
 * client of ours.
 */
public interface Mails {

	/** How long the text of each mail is, in bytes. */
	int SIZE = 2048;

	/** How many mails a batch has. */
	int BATCH = 5_000;

	/**
	 * What the report calls it.
	 * @return the name for people
	 */
	String title();

	/**
	 * Sends {@link #BATCH} mails and waits until all are taken.
	 * @param address the server
	 * @param sessions how many sessions there are at once
	 * @param many whether a session has as many mails as there are to send, not one
	 * @throws IOException if a mail is not taken
	 */
	void send(InetSocketAddress address, int sessions, boolean many) throws IOException;

	/**
	 * The sender to use on this machine.
	 * @return the sender
	 */
	static Mails available() {
		return (SmtpSource.PROGRAM != null) ? new SmtpSource() : new MailClients();
	}

}
