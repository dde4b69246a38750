package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.Principal;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a client, and the mail that it is sending. Belongs to the session's
 * turn.
 */
final class ClientState implements SmtpSession {

	private final Session session;

	private final boolean lmtp;

	@Nullable InetAddress clientAddress;

	@Nullable String clientName;

	@Nullable String heloName;

	boolean extended;

	@Nullable Principal principal;

	int acceptedMails;

	/** The mail that has begun. */
	@Nullable MailTransaction mail;

	ClientState(Session session, boolean lmtp) {
		this.session = session;
		this.lmtp = lmtp;
		this.clientAddress = (session.remoteAddress() instanceof InetSocketAddress peer) ? peer.getAddress() : null;
	}

	/** The client has to introduce itself anew, and nothing it has said counts. */
	void forget() {
		this.heloName = null;
		this.extended = false;
		this.principal = null;
	}

	@Override
	public Session session() {
		return this.session;
	}

	@Override
	public @Nullable InetAddress clientAddress() {
		return this.clientAddress;
	}

	@Override
	public @Nullable String clientName() {
		return this.clientName;
	}

	@Override
	public @Nullable String heloName() {
		return this.heloName;
	}

	@Override
	public boolean isExtended() {
		return this.extended;
	}

	@Override
	public boolean isLmtp() {
		return this.lmtp;
	}

	@Override
	public boolean isEncrypted() {
		return this.session.isEncrypted();
	}

	@Override
	public @Nullable Principal principal() {
		return this.principal;
	}

	@Override
	public int acceptedMails() {
		return this.acceptedMails;
	}

	@Override
	public @Nullable SmtpSender sender() {
		return (this.mail != null) ? this.mail.sender() : null;
	}

	@Override
	public String protocolKeyword() {
		boolean utf8 = this.mail != null && this.mail.sender().smtpUtf8();
		String base = this.lmtp ? "LMTP" : "SMTP";
		if (!this.extended) {
			return base;
		}
		String begin = utf8 ? "UTF8" : (this.lmtp ? "" : "E");
		return begin + base + (isEncrypted() ? "S" : "") + ((this.principal != null) ? "A" : "");
	}

}
