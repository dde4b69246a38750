package io.spserver;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A message that has arrived, and the session it came from.
 *
 * @param session the session
 * @param message what the session's decoder made of the bytes: a {@code String} for text
 * protocols, a {@code List} of them for multi-line, a {@code byte[]} for binary ones, a
 * protocol's own type
 */
public record Request(Session session, Object message) {

	/**
	 * Creates a request.
	 * @param session the session
	 * @param message the message
	 */
	public Request {
		Objects.requireNonNull(session, "session");
		Objects.requireNonNull(message, "message");
	}

	/**
	 * The message of a text protocol.
	 * @return the text
	 * @throws IllegalStateException if the decoder makes no text
	 */
	public String text() {
		return as(String.class);
	}

	/**
	 * The message of a binary protocol; that of a text protocol in UTF-8.
	 * @return the bytes
	 * @throws IllegalStateException if the decoder makes neither
	 */
	public byte[] bytes() {
		return (this.message instanceof String text) ? text.getBytes(StandardCharsets.UTF_8) : as(byte[].class);
	}

	/**
	 * The message of a multi-line protocol.
	 * @return the lines
	 * @throws IllegalStateException if the decoder makes no lines
	 */
	@SuppressWarnings("unchecked")
	public List<String> lines() {
		return as(List.class);
	}

	private <T> T as(Class<T> type) {
		if (!type.isInstance(this.message)) {
			throw new IllegalStateException("The message is a " + this.message.getClass().getTypeName() + ", not a "
					+ type.getTypeName() + ": see the protocol of server '" + this.session.id().server() + "'");
		}
		return type.cast(this.message);
	}

}
