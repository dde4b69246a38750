package io.spserver.boot.mail;

import java.net.InetAddress;
import java.security.Principal;

import io.spserver.protocol.smtp.SmtpSession;
import org.jspecify.annotations.Nullable;

/**
 * Where a mail came from.
 *
 * @param server the name of the server
 * @param address the client's address
 * @param name the name of that address
 * @param heloName what the client calls itself
 * @param principal who the client is
 * @param encrypted whether the mail came by TLS
 * @param protocol the protocol, as trace headers name it
 */
record MailOrigin(String server, @Nullable InetAddress address, @Nullable String name, @Nullable String heloName,
		@Nullable Principal principal, boolean encrypted, String protocol) {

	static MailOrigin of(SmtpSession session) {
		return new MailOrigin(session.session().id().server(), session.clientAddress(), session.clientName(),
				session.heloName(), session.principal(), session.isEncrypted(), session.protocolKeyword());
	}

}
