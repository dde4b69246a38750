package io.spserver.boot.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpReply;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * A mail as jakarta.mail understands it. Used only where that is there, by one thread at
 * a time.
 */
final class ParsedMail {

	private static final int MAX_DEPTH = 50;

	private static final int MAX_PARTS = 1000;

	private static final Session SESSION = Session.getInstance(properties());

	private final MimeMessage message;

	private @Nullable List<MailPart> parts;

	private ParsedMail(MimeMessage message) {
		this.message = message;
	}

	/** Forgiving: what is a little wrong is seen every day. */
	private static Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("mail.mime.address.strict", "false");
		properties.setProperty("mail.mime.allowutf8", "true");
		return properties;
	}

	static ParsedMail of(MailContent content) {
		try {
			return new ParsedMail(BoundedMessage.read(SESSION, new SharedContentStream(content), new HeaderBudget()));
		}
		catch (MessagingException | IOException ex) {
			throw malformed(ex);
		}
	}

	private static SmtpException malformed(Exception cause) {
		return new SmtpException(SmtpReply.of(554, "5.6.0", "The content of the mail cannot be understood"), cause);
	}

	MimeMessage message() {
		return this.message;
	}

	@Nullable String text(String type) {
		try {
			for (MailPart part : parts()) {
				if (part.contentType().equals(type) && !part.isNamed()) {
					return String.valueOf(part.part().getContent());
				}
			}
			return null;
		}
		catch (MessagingException | IOException ex) {
			throw malformed(ex);
		}
	}

	List<MailAttachment> attachments() {
		try {
			List<MailAttachment> attachments = new ArrayList<>();
			for (MailPart part : parts()) {
				if (part.isNamed() || !isBody(part.contentType())) {
					attachments.add(part);
				}
			}
			return attachments;
		}
		catch (MessagingException ex) {
			throw malformed(ex);
		}
	}

	private static boolean isBody(String type) {
		return type.equals("text/plain") || type.equals("text/html");
	}

	private List<MailPart> parts() {
		List<MailPart> found = this.parts;
		if (found == null) {
			found = new ArrayList<>();
			try {
				collect(this.message, 0, found);
			}
			catch (MessagingException | IOException ex) {
				throw malformed(ex);
			}
			this.parts = found;
		}
		return found;
	}

	private static void collect(Part part, int depth, List<MailPart> parts) throws MessagingException, IOException {
		if (depth > MAX_DEPTH || parts.size() > MAX_PARTS) {
			throw new MessagingException(
					"There are more than " + MAX_PARTS + " parts, or more than " + MAX_DEPTH + " one within the other");
		}
		if (MailPart.contentType(part).startsWith("multipart/") && part.getContent() instanceof Multipart several) {
			for (int i = 0; i < several.getCount(); i++) {
				collect(several.getBodyPart(i), depth + 1, parts);
			}
		}
		else {
			parts.add(MailPart.of(part));
		}
	}

}
