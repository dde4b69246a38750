package io.spserver.protocol.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;

/**
 * A mail that has arrived whole. It belongs to the call that it is given to: afterwards
 * its content is gone.
 */
public interface SmtpMail {

	/**
	 * What logs, the {@code Received} header and the reply to the client name this mail
	 * by; unique in the application and hardly ever met again in another.
	 * @return letters and digits
	 */
	String id();

	/**
	 * Who sends it.
	 * @return the sender
	 */
	SmtpSender sender();

	/**
	 * Who is to get it: all recipients that were accepted.
	 * @return the recipients, at least one, unmodifiable
	 */
	List<SmtpRecipient> recipients();

	/**
	 * When its last byte had arrived.
	 * @return the time
	 */
	Instant receivedAt();

	/**
	 * How long the content is, with the headers added here.
	 * @return the number of bytes
	 */
	long length();

	/**
	 * Whether the content is in memory rather than in a file.
	 * @return {@code true} if it is not large
	 */
	boolean isInMemory();

	/**
	 * Reads the content from its beginning: headers, an empty line, body; lines end with
	 * CRLF, without the dots of the transport. May be called several times.
	 * @return a stream, which need not be closed
	 * @throws IOException if the content cannot be read
	 */
	InputStream openStream() throws IOException;

	/**
	 * Refuses the mail for one recipient. LMTP tells the client so; SMTP has no way to do
	 * that, so there the mail counts as refused only if it is refused for all recipients,
	 * with the reply of the first.
	 * @param recipient one of {@link #recipients()}
	 * @param reply what the client hears, a code from 400 on
	 */
	void refuse(SmtpRecipient recipient, SmtpReply reply);

}
