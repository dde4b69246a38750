package io.spserver.protocol.http;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) of plain values: strings, numbers, booleans, {@code null},
 * collections, and maps with strings as keys.
 */
final class JsonText {

	private final StringBuilder text = new StringBuilder();

	private JsonText() {
	}

	/**
	 * Writes a value.
	 * @param value the value
	 * @return the JSON
	 * @throws IllegalArgumentException if the value, or one in it, is of another type or
	 * not a finite number
	 */
	static String of(@Nullable Object value) {
		JsonText json = new JsonText();
		json.append(value);
		return json.text.toString();
	}

	private void append(@Nullable Object value) {
		if (value instanceof CharSequence characters) {
			appendString(characters);
		}
		else if (value instanceof Map<?, ?> map) {
			appendMap(map);
		}
		else if (value instanceof Collection<?> values) {
			appendAll(values);
		}
		else if (value == null || value instanceof Boolean || isNumber(value)) {
			this.text.append(value);
		}
		else {
			throw new IllegalArgumentException("Not a plain value: " + value.getClass().getName());
		}
	}

	private static boolean isNumber(Object value) {
		return value instanceof Integer || value instanceof Long || value instanceof Short || value instanceof Byte
				|| (value instanceof Double number && Double.isFinite(number))
				|| (value instanceof Float number && Float.isFinite(number)) || value instanceof BigInteger
				|| value instanceof BigDecimal;
	}

	private void appendMap(Map<?, ?> map) {
		String separator = "{";
		for (Map.Entry<?, ?> entry : map.entrySet()) {
			this.text.append(separator);
			appendString(String.valueOf(entry.getKey()));
			this.text.append(':');
			append(entry.getValue());
			separator = ",";
		}
		this.text.append((map.isEmpty()) ? "{}" : "}");
	}

	private void appendAll(Collection<?> values) {
		String separator = "[";
		for (Object value : values) {
			this.text.append(separator);
			append(value);
			separator = ",";
		}
		this.text.append((values.isEmpty()) ? "[]" : "]");
	}

	private void appendString(CharSequence characters) {
		this.text.append('"');
		for (int i = 0; i < characters.length(); i++) {
			char c = characters.charAt(i);
			switch (c) {
				case '"' -> this.text.append("\\\"");
				case '\\' -> this.text.append("\\\\");
				case '\n' -> this.text.append("\\n");
				case '\r' -> this.text.append("\\r");
				case '\t' -> this.text.append("\\t");
				default -> appendCharacter(c);
			}
		}
		this.text.append('"');
	}

	/**
	 * Writes a character; as its number if it is a control character, a line separator
	 * that JavaScript does not expect, or may be half of a pair.
	 */
	private void appendCharacter(char c) {
		if (c < ' ' || c == 0x7f || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c)) {
			this.text.append("\\u%04x".formatted((int) c));
		}
		else {
			this.text.append(c);
		}
	}

}
