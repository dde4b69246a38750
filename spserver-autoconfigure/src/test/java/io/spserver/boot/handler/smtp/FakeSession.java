package io.spserver.boot.handler.smtp;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.security.Principal;

import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.protocol.smtp.SmtpAddress;
import io.spserver.protocol.smtp.SmtpBody;
import io.spserver.protocol.smtp.SmtpSender;
import io.spserver.protocol.smtp.SmtpSession;
import org.jspecify.annotations.Nullable;

/**
 * A session that is in the middle of a mail.
 *
 * @param sender who sends it
 * @param isLmtp whether it is one of LMTP
 * @param principal who has authenticated
 */
record FakeSession(SmtpSender sender, boolean isLmtp, @Nullable Principal principal) implements SmtpSession {

	static FakeSession from(String address) {
		SmtpAddress from = (address.isEmpty()) ? SmtpAddress.EMPTY : SmtpAddress.parse(address);
		return new FakeSession(new SmtpSender(from, 0, SmtpBody.SEVEN_BIT, false, null, null, null), false, null);
	}

	FakeSession lmtp() {
		return new FakeSession(this.sender, true, this.principal);
	}

	FakeSession of(Principal known) {
		return new FakeSession(this.sender, this.isLmtp, known);
	}

	@Override
	public Session session() {
		return (Session) Proxy.newProxyInstance(FakeSession.class.getClassLoader(), new Class<?>[] { Session.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "id" -> new SessionId("mail", 1);
					default -> throw new UnsupportedOperationException(method.getName());
				});
	}

	@Override
	public @Nullable InetAddress clientAddress() {
		return null;
	}

	@Override
	public @Nullable String clientName() {
		return null;
	}

	@Override
	public String heloName() {
		return "client.example.org";
	}

	@Override
	public boolean isExtended() {
		return true;
	}

	@Override
	public boolean isEncrypted() {
		return false;
	}

	@Override
	public int acceptedMails() {
		return 0;
	}

	@Override
	public String protocolKeyword() {
		return (this.isLmtp) ? "LMTP" : "ESMTP";
	}

}
