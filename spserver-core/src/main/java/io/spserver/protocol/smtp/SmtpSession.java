package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.security.Principal;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * A session of SMTP or LMTP as handlers see it. What it says belongs to the calls of the
 * session's handlers; other threads may see older values.
 */
public interface SmtpSession {

	/**
	 * The session of the server, with its id and attributes.
	 * @return the session
	 */
	Session session();

	/**
	 * Where the client is: the peer, or what a trusted peer has told by XCLIENT.
	 * @return the address, {@code null} if there is none, as on a Unix socket
	 */
	@Nullable InetAddress clientAddress();

	/**
	 * The name that the client's address has in the domain name system, where that was
	 * looked up and confirmed, or told by a trusted peer.
	 * @return the name, {@code null} if it is not known
	 */
	@Nullable String clientName();

	/**
	 * What the client calls itself by HELO, EHLO or LHLO.
	 * @return the name, {@code null} before that
	 */
	@Nullable String heloName();

	/**
	 * Whether the client speaks the extended protocol.
	 * @return {@code true} after EHLO or LHLO
	 */
	boolean isExtended();

	/**
	 * Whether this is LMTP.
	 * @return {@code false} for SMTP
	 */
	boolean isLmtp();

	/**
	 * Whether what the client sends is encrypted now.
	 * @return {@code true} with TLS
	 */
	boolean isEncrypted();

	/**
	 * Who the client is, if it has authenticated.
	 * @return the principal that the authenticator gave
	 */
	@Nullable Principal principal();

	/**
	 * How many mails of this session have been accepted.
	 * @return the number
	 */
	int acceptedMails();

	/**
	 * The sender of the mail that is being transmitted.
	 * @return the sender, {@code null} if no MAIL was accepted
	 */
	@Nullable SmtpSender sender();

	/**
	 * By which protocol mail comes, as trace headers name it (RFC 3848): {@code SMTP},
	 * {@code ESMTP}, {@code ESMTPS}, {@code ESMTPA}, {@code ESMTPSA}, {@code LMTP} and so
	 * on, with {@code UTF8} before it if the mail needs SMTPUTF8 (RFC 6531).
	 * @return the keyword
	 */
	String protocolKeyword();

}
