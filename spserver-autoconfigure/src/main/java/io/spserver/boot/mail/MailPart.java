package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.ParseException;
import org.jspecify.annotations.Nullable;

/**
 * A part that jakarta.mail has found.
 *
 * @param part the part
 * @param name its name
 * @param contentType its media type
 * @param contentId its content id
 * @param isInline whether it is meant to be shown within the body
 */
record MailPart(Part part, @Nullable String name, String contentType, @Nullable String contentId,
		boolean isInline) implements MailAttachment {

	private static final String UNKNOWN = "application/octet-stream";

	static MailPart of(Part part) throws MessagingException {
		String id = (part instanceof MimePart mime) ? mime.getContentID() : null;
		return new MailPart(part, fileName(part), contentType(part), (id != null) ? stripped(id) : null,
				Part.INLINE.equalsIgnoreCase(disposition(part)));
	}

	/**
	 * Its media type, in lower case and without parameters, even if that is malformed.
	 */
	static String contentType(Part part) throws MessagingException {
		String value = part.getContentType();
		try {
			return (value != null) ? new ContentType(value).getBaseType().toLowerCase(Locale.ROOT) : UNKNOWN;
		}
		catch (ParseException ex) {
			return UNKNOWN;
		}
	}

	/** Whether it says of itself that it is an attachment, or what it is called. */
	boolean isNamed() throws MessagingException {
		return this.name != null || Part.ATTACHMENT.equalsIgnoreCase(disposition(this.part));
	}

	private static @Nullable String disposition(Part part) throws MessagingException {
		try {
			return part.getDisposition();
		}
		catch (ParseException ex) {
			return Part.ATTACHMENT;
		}
	}

	private static @Nullable String fileName(Part part) throws MessagingException {
		try {
			String name = part.getFileName();
			return (name != null) ? EncodedWords.decode(name) : null;
		}
		catch (ParseException ex) {
			return null;
		}
	}

	private static String stripped(String id) {
		String text = id.strip();
		return (text.startsWith("<") && text.endsWith(">")) ? text.substring(1, text.length() - 1) : text;
	}

	@Override
	public InputStream openStream() throws IOException {
		try {
			return this.part.getInputStream();
		}
		catch (MessagingException ex) {
			throw new IOException(ex);
		}
	}

}
