package io.spserver.protocol.http;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Reads the field {@code Content-Type} (RFC 9110, section 8.3).
 */
final class MediaTypes {

	private MediaTypes() {
	}

	/**
	 * The media type without its parameters.
	 * @param contentType the field's value
	 * @return the type in lower case
	 */
	static String type(String contentType) {
		int end = contentType.indexOf(';');
		return ((end < 0) ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
	}

	/**
	 * The parameter {@code charset}.
	 * @param contentType the field's value
	 * @return the charset's name, {@code null} if there is none
	 */
	static @Nullable String charset(@Nullable String contentType) {
		if (contentType == null || contentType.indexOf(';') < 0) {
			return null;
		}
		String[] parts = contentType.split(";");
		for (int i = 1; i < parts.length; i++) {
			String part = parts[i].strip();
			if (part.toLowerCase(Locale.ROOT).startsWith("charset=")) {
				return unquoted(part.substring("charset=".length()));
			}
		}
		return null;
	}

	private static String unquoted(String value) {
		boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
		return (quoted) ? value.substring(1, value.length() - 1) : value;
	}

}
