package io.spserver.protocol.http.sse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * An event of a stream. Immutable.
 *
 * @param id what the client sends as {@code Last-Event-ID} when it connects again;
 * {@code null} to leave it as it is
 * @param event the event's type, {@code null} for {@code message}
 * @param data the data, any number of lines; {@code null} for none, in which case the
 * client's application does not hear of the event
 * @param retry how long the client waits before it connects again, {@code null} to leave
 * it as it is
 * @param comment lines that clients pass over, {@code null} for none
 */
public record ServerSentEvent(@Nullable String id, @Nullable String event, @Nullable String data,
		@Nullable Duration retry, @Nullable String comment) {

	/**
	 * Creates an event.
	 * @param id the id, of one line and without U+0000
	 * @param event the type, of one line
	 * @param data the data
	 * @param retry how long to wait
	 * @param comment a comment
	 * @throws IllegalArgumentException if id or type have several lines, or retry is
	 * negative
	 */
	public ServerSentEvent {
		checkLine("id", id);
		checkLine("event", event);
		if (id != null && id.indexOf('\0') >= 0) {
			throw new IllegalArgumentException("The id of an event must not have U+0000");
		}
		if (retry != null && retry.isNegative()) {
			throw new IllegalArgumentException("retry must not be negative");
		}
	}

	private static void checkLine(String name, @Nullable String value) {
		if (value != null && (value.indexOf('\n') >= 0 || value.indexOf('\r') >= 0)) {
			throw new IllegalArgumentException("The " + name + " of an event must be one line");
		}
	}

	/**
	 * An event with data alone.
	 * @param data the data, any number of lines
	 * @return the event
	 */
	public static ServerSentEvent of(String data) {
		return new ServerSentEvent(null, null, data, null, null);
	}

	/**
	 * An event with a type.
	 * @param event the type
	 * @param data the data, any number of lines
	 * @return the event
	 */
	public static ServerSentEvent of(String event, String data) {
		return new ServerSentEvent(null, event, data, null, null);
	}

	/**
	 * A comment, for example as a sign of life that keeps intermediaries from closing the
	 * connection.
	 * @param text the comment, may be empty
	 * @return the event, which clients pass over
	 */
	public static ServerSentEvent comment(String text) {
		return new ServerSentEvent(null, null, null, null, text);
	}

	/**
	 * This event with an id.
	 * @param newId the id
	 * @return a new event
	 */
	public ServerSentEvent withId(String newId) {
		return new ServerSentEvent(newId, this.event, this.data, this.retry, this.comment);
	}

	/**
	 * This event with a time to wait before the client connects again.
	 * @param newRetry the time
	 * @return a new event
	 */
	public ServerSentEvent withRetry(Duration newRetry) {
		return new ServerSentEvent(this.id, this.event, this.data, newRetry, this.comment);
	}

	/**
	 * The event as it is sent.
	 * @return its lines and the empty one behind them, in UTF-8
	 */
	public byte[] encode() {
		StringBuilder text = new StringBuilder();
		append(text, ": ", this.comment);
		append(text, "id: ", this.id);
		append(text, "event: ", this.event);
		if (this.retry != null) {
			append(text, "retry: ", Long.toString(this.retry.toMillis()));
		}
		append(text, "data: ", this.data);
		return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
	}

	private static void append(StringBuilder text, String name, @Nullable String value) {
		if (value != null) {
			for (String line : value.split("\r\n|\n|\r", -1)) {
				text.append(name).append(line).append('\n');
			}
		}
	}

}
