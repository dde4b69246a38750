package io.spserver.protocol.http.form;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.spserver.protocol.content.BoundedInputStream;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpStatusException;
import io.spserver.protocol.http.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a form, or a part of a multipart body. Immutable; any thread may read it
 * until the request is answered.
 */
public final class HttpPart {

	private final PartHeader header;

	private final long length;

	private final Content content;

	private HttpPart(PartHeader header, long length, Content content) {
		this.header = header;
		this.length = length;
		this.content = content;
	}

	static HttpPart ofText(String name, String value) {
		byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
		return new HttpPart(new PartHeader(name, null, null), bytes.length, () -> new ByteArrayInputStream(bytes));
	}

	static HttpPart ofBody(PartHeader header, HttpRequest request, long position, long length) {
		return new HttpPart(header, length, () -> {
			InputStream body = request.bodyStream();
			try {
				body.skipNBytes(position);
				return new BoundedInputStream(body, length);
			}
			catch (IOException | RuntimeException ex) {
				body.close();
				throw ex;
			}
		});
	}

	/**
	 * The name of the form's field.
	 * @return the name
	 */
	public String name() {
		return this.header.name();
	}

	/**
	 * Whether this is a file.
	 * @return whether the client has sent a file name, even an empty one
	 */
	public boolean isFile() {
		return this.header.fileName() != null;
	}

	/**
	 * The name that the file has at the client. It has no folders, but is otherwise as
	 * the client likes: nothing to create files by.
	 * @return the name, empty if no file was chosen, {@code null} if this is no file
	 */
	public @Nullable String fileName() {
		return this.header.fileName();
	}

	/**
	 * The content type.
	 * @return the value of {@code Content-Type} as sent, {@code null} if there is none
	 */
	public @Nullable String contentType() {
		return this.header.contentType();
	}

	/**
	 * How long the content is.
	 * @return its length in bytes
	 */
	public long length() {
		return this.length;
	}

	/**
	 * Opens the content, as often as one likes while the request is not answered. May
	 * block.
	 * @return the content; the caller closes it
	 * @throws IOException if it cannot be read
	 */
	public InputStream open() throws IOException {
		return this.content.open();
	}

	/**
	 * The content as text. For parts that are known to be small: it is held in memory.
	 * @return the text, decoded by the charset of the content type, UTF-8 by default
	 * @throws IOException if the content cannot be read
	 * @throws HttpStatusException with status 415 if the charset is unknown
	 */
	public String text() throws IOException {
		try (InputStream in = open()) {
			return new String(in.readAllBytes(), charset());
		}
	}

	private Charset charset() {
		String type = this.header.contentType();
		try {
			String name = (type != null) ? MediaType.parse(type).parameters().get("charset") : null;
			return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
		}
		catch (IllegalArgumentException ex) {
			throw new HttpStatusException(415, "The charset of a part is unknown.", ex);
		}
	}

	@Override
	public String toString() {
		return name() + " (" + this.length + " bytes)";
	}

	/** Opens a part's content. */
	@FunctionalInterface
	private interface Content {

		InputStream open() throws IOException;

	}

}
