package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import io.spserver.protocol.smtp.SmtpAddress;
import io.spserver.protocol.smtp.SmtpBody;
import io.spserver.protocol.smtp.SmtpMail;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSender;
import io.spserver.protocol.smtp.SmtpSession;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * A mail that has arrived: its envelope, where it came from, and its content, which is
 * parsed when somebody asks for it. For one thread at a time.
 * <p>
 * Unless it is {@linkplain #detach() detached}, the content belongs to the call that the
 * mail was given to; afterwards it is gone.
 */
public final class ReceivedMail {

	private static final boolean JAKARTA_MAIL = ClassUtils.isPresent("jakarta.mail.internet.MimeMessage",
			ReceivedMail.class.getClassLoader());

	private final String id;

	private final MailOrigin origin;

	private final MailEnvelope envelope;

	private final MailContent content;

	private @Nullable MailHeaders headers;

	private @Nullable ParsedMail parsed;

	private ReceivedMail(String id, MailOrigin origin, MailEnvelope envelope, MailContent content) {
		this.id = id;
		this.origin = origin;
		this.envelope = envelope;
		this.content = content;
	}

	/**
	 * A mail of a session.
	 * @param session the session
	 * @param mail the mail, which the content is read from
	 * @param recipients those of its recipients that this is for
	 * @return the mail
	 */
	public static ReceivedMail of(SmtpSession session, SmtpMail mail, List<SmtpRecipient> recipients) {
		return new ReceivedMail(mail.id(), MailOrigin.of(session),
				new MailEnvelope(mail.sender(), List.copyOf(recipients), mail.recipients(), mail.receivedAt()),
				MailContent.of(mail));
	}

	/**
	 * A mail that never was on its way, to test listeners with.
	 * @param content headers, an empty line and the body; lines end with CRLF
	 * @param from the address of the sender, empty for that of notifications
	 * @param recipients the addresses of the recipients
	 * @return the mail, detached
	 */
	public static ReceivedMail of(byte[] content, String from, String... recipients) {
		SmtpAddress address = (from.isEmpty()) ? SmtpAddress.EMPTY : SmtpAddress.parse(from);
		SmtpSender sender = new SmtpSender(address, 0, SmtpBody.EIGHT_BIT_MIME, false, null, null, null);
		List<SmtpRecipient> to = Arrays.stream(recipients)
			.map((recipient) -> new SmtpRecipient(SmtpAddress.parse(recipient), Set.of(), null))
			.toList();
		return new ReceivedMail("none", new MailOrigin("none", null, null, null, null, false, "ESMTP"),
				new MailEnvelope(sender, to, to, Instant.now()), MailContent.of(content.clone()));
	}

	/**
	 * What logs, the reply to the client and the {@code Received} header call the mail.
	 * @return letters and digits
	 */
	public String id() {
		return this.id;
	}

	/**
	 * The server that the mail came to.
	 * @return its name
	 */
	public String server() {
		return this.origin.server();
	}

	/**
	 * Who sends the mail, as the envelope says it.
	 * @return the sender, whose address is empty for notifications
	 */
	public SmtpSender sender() {
		return this.envelope.sender();
	}

	/**
	 * Who is to get the mail, of those that the listener is for.
	 * @return the recipients, at least one, unmodifiable
	 */
	public List<SmtpRecipient> recipients() {
		return this.envelope.recipients();
	}

	/**
	 * Who is to get the mail.
	 * @return all recipients that were accepted, unmodifiable
	 */
	public List<SmtpRecipient> allRecipients() {
		return this.envelope.allRecipients();
	}

	/**
	 * When the last byte had arrived.
	 * @return the time
	 */
	public Instant receivedAt() {
		return this.envelope.receivedAt();
	}

	/**
	 * Who has sent the mail to this server.
	 * @return who has authenticated, {@code null} if nobody has
	 */
	public @Nullable Principal principal() {
		return this.origin.principal();
	}

	/**
	 * The address of the client.
	 * @return the address, {@code null} if there is none, as on a Unix socket
	 */
	public @Nullable InetAddress clientAddress() {
		return this.origin.address();
	}

	/**
	 * The name of the client's address.
	 * @return the name, {@code null} if it was not looked up
	 */
	public @Nullable String clientName() {
		return this.origin.name();
	}

	/**
	 * What the client calls itself.
	 * @return the name that it said by EHLO, HELO or LHLO
	 */
	public @Nullable String heloName() {
		return this.origin.heloName();
	}

	/**
	 * Whether the mail came by TLS.
	 * @return {@code true} if it did
	 */
	public boolean isEncrypted() {
		return this.origin.encrypted();
	}

	/**
	 * How the mail came.
	 * @return {@code ESMTP}, {@code ESMTPSA} and the like (RFC 3848)
	 */
	public String protocol() {
		return this.origin.protocol();
	}

	/**
	 * How long the content is.
	 * @return the number of bytes
	 */
	public long length() {
		return this.content.length();
	}

	/**
	 * Reads the content from its beginning: header fields, an empty line, body.
	 * @return a stream, which need not be closed
	 * @throws IOException if it cannot be read, or the call that it belonged to is over
	 */
	public InputStream openStream() throws IOException {
		return this.content.open();
	}

	/**
	 * The content. It takes as much memory as the mail is long.
	 * @return the bytes
	 * @throws UncheckedIOException if it cannot be read
	 */
	public byte[] bytes() {
		try (InputStream in = this.content.open()) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The header fields. Needs no jakarta.mail.
	 * @return the fields
	 * @throws UncheckedIOException if they cannot be read
	 */
	public MailHeaders headers() {
		MailHeaders found = this.headers;
		if (found == null) {
			found = MailHeaders.read(this.content);
			this.headers = found;
		}
		return found;
	}

	/**
	 * The field {@code Subject}.
	 * @return the subject, decoded, {@code null} if there is none
	 */
	public @Nullable String subject() {
		return this.headers().first("Subject");
	}

	/**
	 * The mail for jakarta.mail. It reads parts when they are asked for.
	 * @return the message, the same at each call
	 * @throws IllegalStateException if jakarta.mail is not on the class path
	 * @throws io.spserver.protocol.smtp.SmtpException with 554, if the content cannot be
	 * understood
	 */
	public MimeMessage message() {
		return parsed().message();
	}

	/**
	 * The body in plain text: the first part of that type that is no attachment. Needs
	 * jakarta.mail.
	 * @return the text, {@code null} if there is none
	 * @throws io.spserver.protocol.smtp.SmtpException with 554, if the content cannot be
	 * understood
	 */
	public @Nullable String text() {
		return parsed().text("text/plain");
	}

	/**
	 * The body in HTML: the first part of that type that is no attachment. Needs
	 * jakarta.mail.
	 * @return the text, {@code null} if there is none
	 * @throws io.spserver.protocol.smtp.SmtpException with 554, if the content cannot be
	 * understood
	 */
	public @Nullable String html() {
		return parsed().text("text/html");
	}

	/**
	 * The parts that are no body. Needs jakarta.mail.
	 * @return the attachments, in their order
	 * @throws io.spserver.protocol.smtp.SmtpException with 554, if the content cannot be
	 * understood
	 */
	public List<MailAttachment> attachments() {
		return parsed().attachments();
	}

	private ParsedMail parsed() {
		ParsedMail found = this.parsed;
		if (found == null) {
			if (!JAKARTA_MAIL) {
				throw new IllegalStateException("MIME is understood by jakarta.mail, which is not on the class path: "
						+ "add the dependency 'org.eclipse.angus:jakarta.mail', "
						+ "or read the content by openStream() and headers()");
			}
			found = ParsedMail.of(this.content);
			this.parsed = found;
		}
		return found;
	}

	/**
	 * A copy that can be kept after the listener has returned. Its content is in memory.
	 * @return the copy
	 * @throws UncheckedIOException if the content cannot be read
	 */
	public ReceivedMail detach() {
		return new ReceivedMail(this.id, this.origin, this.envelope, MailContent.of(bytes()));
	}

	/**
	 * The mail for logs.
	 * @return its id, sender and recipients
	 */
	@Override
	public String toString() {
		return this.id + " from <" + sender().address() + "> to "
				+ recipients().stream().map((recipient) -> "<" + recipient.address() + ">").toList();
	}

}
