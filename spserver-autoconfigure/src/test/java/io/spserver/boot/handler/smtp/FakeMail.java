package io.spserver.boot.handler.smtp;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.protocol.smtp.SmtpAddress;
import io.spserver.protocol.smtp.SmtpMail;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpReply;
import io.spserver.protocol.smtp.SmtpSender;

/**
 * A mail that has arrived.
 */
final class FakeMail implements SmtpMail {

	private static final byte[] CONTENT = "Subject: hello\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII);

	private final SmtpSender sender;

	private final List<SmtpRecipient> recipients;

	private final Map<String, SmtpReply> refused = new LinkedHashMap<>();

	FakeMail(FakeSession session, String... recipients) {
		this.sender = session.sender();
		this.recipients = Arrays.stream(recipients).map(FakeMail::recipient).toList();
	}

	static SmtpRecipient recipient(String address) {
		return new SmtpRecipient(SmtpAddress.parse(address), Set.of(), null);
	}

	Map<String, SmtpReply> refused() {
		return this.refused;
	}

	@Override
	public String id() {
		return "m1";
	}

	@Override
	public SmtpSender sender() {
		return this.sender;
	}

	@Override
	public List<SmtpRecipient> recipients() {
		return this.recipients;
	}

	@Override
	public Instant receivedAt() {
		return Instant.EPOCH;
	}

	@Override
	public long length() {
		return CONTENT.length;
	}

	@Override
	public boolean isInMemory() {
		return true;
	}

	@Override
	public InputStream openStream() {
		return new ByteArrayInputStream(CONTENT);
	}

	@Override
	public void refuse(SmtpRecipient recipient, SmtpReply reply) {
		this.refused.put(recipient.address().toString(), reply);
	}

}
