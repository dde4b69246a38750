package io.spserver.protocol.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.content.Spool;
import org.jspecify.annotations.Nullable;

/**
 * A mail that has arrived, for its handlers. The header that is added is written when
 * somebody asks for it. Belongs to the session's turn, but for the content.
 */
final class ArrivedMail implements SmtpMail {

	private final String id;

	private final SmtpSender sender;

	private final List<SmtpRecipient> recipients;

	private final Instant receivedAt = Instant.now();

	private final Spool content;

	private final SmtpSession session;

	private final SmtpOptions options;

	private Map<SmtpRecipient, SmtpReply> refusals = Map.of();

	private volatile byte @Nullable [] header;

	ArrivedMail(String id, MailTransaction mail, Spool content, SmtpSession session, SmtpOptions options) {
		this.id = id;
		this.sender = mail.sender();
		this.recipients = List.copyOf(mail.recipients());
		this.content = content;
		this.session = session;
		this.options = options;
	}

	@Override
	public String id() {
		return this.id;
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
		return this.receivedAt;
	}

	@Override
	public long length() {
		return header().length + this.content.length();
	}

	@Override
	public boolean isInMemory() {
		return this.content.isInMemory();
	}

	@Override
	public InputStream openStream() throws IOException {
		return MailStream.of(header(), this.content.openStream());
	}

	private byte[] header() {
		byte[] written = this.header;
		if (written == null) {
			written = this.options.receivedHeader() ? ReceivedHeader.of(this.session, this.options.hostname(), this.id,
					this.recipients, this.receivedAt) : new byte[0];
			this.header = written;
		}
		return written;
	}

	@Override
	public void refuse(SmtpRecipient recipient, SmtpReply reply) {
		if (reply.isPositive()) {
			throw new IllegalArgumentException("'" + reply + "' refuses nothing");
		}
		if (!this.recipients.contains(recipient)) {
			throw new IllegalArgumentException(recipient.address() + " is no recipient of mail " + this.id);
		}
		if (this.refusals.isEmpty()) {
			this.refusals = new HashMap<>();
		}
		this.refusals.putIfAbsent(recipient, reply);
	}

	/** What was said against a recipient, {@code null} if nothing was. */
	@Nullable SmtpReply refusal(SmtpRecipient recipient) {
		return this.refusals.get(recipient);
	}

	/** What was said against the first recipient, if all are refused. */
	@Nullable SmtpReply refusalOfAll() {
		boolean all = this.recipients.stream().allMatch(this.refusals::containsKey);
		return (all) ? this.refusals.get(this.recipients.get(0)) : null;
	}

}
