package io.spserver.boot.mail;

import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/**
 * A part of a mail that is no body: a file, an image, another mail. Can be read as long
 * as the mail can.
 */
public interface MailAttachment {

	/**
	 * What the sender calls it. Not fit to be a file's name unless you check it: it may
	 * be a path.
	 * @return the name, {@code null} if there is none
	 */
	@Nullable String name();

	/**
	 * What it consists of.
	 * @return a media type in lower case, without parameters
	 */
	String contentType();

	/**
	 * What HTML refers to it by.
	 * @return the content id, without angle brackets, {@code null} if there is none
	 */
	@Nullable String contentId();

	/**
	 * Whether it is meant to be shown within the body.
	 * @return {@code true} for an image in HTML, for example
	 */
	boolean isInline();

	/**
	 * Reads what it consists of, decoded.
	 * @return a stream, to be closed
	 * @throws IOException if it cannot be read or decoded
	 */
	InputStream openStream() throws IOException;

	/**
	 * What it consists of, decoded. It takes as much memory.
	 * @return the bytes
	 * @throws IOException if it cannot be read or decoded
	 */
	default byte[] bytes() throws IOException {
		try (InputStream in = openStream()) {
			return in.readAllBytes();
		}
	}

}
