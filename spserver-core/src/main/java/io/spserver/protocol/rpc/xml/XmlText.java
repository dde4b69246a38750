package io.spserver.protocol.rpc.xml;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;

import org.jspecify.annotations.Nullable;

/**
 * Text in XML 1.0, and dates as text.
 */
final class XmlText {

	private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HH:mm:ss");

	private XmlText() {
	}

	/**
	 * Appends text.
	 * @param out gets it
	 * @param text the text
	 * @throws IllegalStateException if XML cannot represent a character of it
	 */
	static void append(StringBuilder out, String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '\r' -> out.append("&#13;");
				default -> {
					if (!isRepresentable(text, i)) {
						throw new IllegalStateException("XML cannot represent the character " + (int) c);
					}
					out.append(c);
				}
			}
		}
	}

	/**
	 * Makes text that XML can represent.
	 * @param text the text
	 * @return the text with question marks in place of other characters
	 */
	static String representable(String text) {
		StringBuilder result = new StringBuilder(text);
		for (int i = 0; i < result.length(); i++) {
			if (!isRepresentable(text, i)) {
				result.setCharAt(i, '?');
			}
		}
		return result.toString();
	}

	private static boolean isRepresentable(String text, int index) {
		char c = text.charAt(index);
		if (Character.isHighSurrogate(c)) {
			return index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1));
		}
		if (Character.isLowSurrogate(c)) {
			return index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
		}
		return (c >= ' ' || c == '\t' || c == '\n' || c == '\r') && c < '\ufffe';
	}

	/**
	 * Writes a date, one with a zone in UTC.
	 * @param value the value
	 * @return its text, {@code null} if it is no date
	 */
	static @Nullable String dateTime(Object value) {
		LocalDateTime time = null;
		if (value instanceof LocalDateTime local) {
			time = local;
		}
		else if (value instanceof Instant instant) {
			time = utc(instant);
		}
		else if (value instanceof Date date) {
			time = utc(date.toInstant());
		}
		else if (value instanceof OffsetDateTime offset) {
			time = utc(offset.toInstant());
		}
		else if (value instanceof ZonedDateTime zoned) {
			time = utc(zoned.toInstant());
		}
		else if (value instanceof LocalDate date) {
			time = date.atStartOfDay();
		}
		return (time != null) ? DATE_TIME.format(time) : null;
	}

	private static LocalDateTime utc(Instant instant) {
		return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
	}

}
