package io.spserver.protocol.http.form;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The field {@code Content-Disposition} of a part (RFC 7578, section 4.2).
 *
 * @param type the disposition type in lower case
 * @param parameters the parameters, their names in lower case
 */
record Disposition(String type, Map<String, String> parameters) {

	/**
	 * Reads the field.
	 * @param value its value
	 * @return what it says
	 */
	static Disposition parse(String value) {
		int end = value.indexOf(';');
		String type = ((end < 0) ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
		Map<String, String> parameters = new HashMap<>();
		int i = (end < 0) ? value.length() : end;
		while (i < value.length()) {
			int equals = value.indexOf('=', i);
			if (value.charAt(i) != ';' || equals < 0) {
				throw malformed();
			}
			String name = value.substring(i + 1, equals).strip().toLowerCase(Locale.ROOT);
			StringBuilder text = new StringBuilder();
			i = skipBlanks(value, readValue(value, equals + 1, text));
			if (!isToken(name) || parameters.put(name, text.toString()) != null) {
				throw malformed();
			}
		}
		return new Disposition(type, parameters);
	}

	private static int readValue(String value, int start, StringBuilder text) {
		if (start < value.length() && value.charAt(start) == '"') {
			return readQuoted(value, start + 1, text);
		}
		int end = value.indexOf(';', start);
		String token = value.substring(start, (end < 0) ? value.length() : end).strip();
		if (!isToken(token)) {
			throw malformed();
		}
		text.append(token);
		return (end < 0) ? value.length() : end;
	}

	/**
	 * Reads a quoted value. A backslash stands for itself, as browsers send it in names,
	 * but before a quotation mark or another backslash.
	 */
	private static int readQuoted(String value, int start, StringBuilder text) {
		for (int i = start; i < value.length(); i++) {
			char c = value.charAt(i);
			if (c == '"') {
				return i + 1;
			}
			char next = (i + 1 < value.length()) ? value.charAt(i + 1) : 0;
			if (c == '\\' && (next == '"' || next == '\\')) {
				text.append(next);
				i++;
			}
			else {
				text.append(c);
			}
		}
		throw malformed();
	}

	private static int skipBlanks(String value, int start) {
		int i = start;
		while (i < value.length() && (value.charAt(i) == ' ' || value.charAt(i) == '\t')) {
			i++;
		}
		return i;
	}

	/**
	 * Whether a text is a token (RFC 9110, section 5.6.2).
	 * @param text the text
	 * @return whether it is
	 */
	static boolean isToken(String text) {
		return !text.isEmpty()
				&& text.chars().allMatch((c) -> c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0);
	}

	private static RuntimeException malformed() {
		return FormErrors.malformed("The field Content-Disposition of a part is malformed.");
	}

}
