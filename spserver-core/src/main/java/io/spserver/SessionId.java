package io.spserver;

import java.util.Objects;

/**
 * Identifies a session for as long as the application runs.
 *
 * @param server the name of the server
 * @param sequence a number, never given twice
 */
public record SessionId(String server, long sequence) {

	/**
	 * Creates an id.
	 * @param server the name of the server
	 * @param sequence a number, never given twice
	 */
	public SessionId {
		Objects.requireNonNull(server, "server");
	}

	/**
	 * Reads what {@link #toString()} wrote.
	 * @param text {@code server#sequence}
	 * @return the id
	 * @throws IllegalArgumentException if the text is no id
	 */
	public static SessionId parse(String text) {
		int mark = text.lastIndexOf('#');
		if (mark < 1) {
			throw new IllegalArgumentException("Not a session id: '" + text + "' (expected: server#number)");
		}
		try {
			return new SessionId(text.substring(0, mark), Long.parseLong(text.substring(mark + 1)));
		}
		catch (NumberFormatException ex) {
			throw new IllegalArgumentException("Not a session id: '" + text + "' (expected: server#number)", ex);
		}
	}

	@Override
	public String toString() {
		return this.server + "#" + this.sequence;
	}

}
