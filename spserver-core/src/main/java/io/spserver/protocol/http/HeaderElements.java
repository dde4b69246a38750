package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes header fields apart that are lists of elements with parameters and weights (RFC
 * 9110, sections 5.6 and 12.4.2).
 */
final class HeaderElements {

	/** The weight of an element that has none. */
	static final int FULL_WEIGHT = 1000;

	private HeaderElements() {
	}

	/**
	 * The elements of a comma-separated list.
	 * @param lines the field's lines
	 * @return its elements without blanks around them, none of them empty
	 */
	static List<String> list(List<String> lines) {
		List<String> elements = new ArrayList<>();
		lines.forEach((line) -> elements.addAll(split(line, ',')));
		elements.removeIf(String::isEmpty);
		return elements;
	}

	/**
	 * Splits a text where a separator stands outside of quotes.
	 * @param text the text
	 * @param separator the separator
	 * @return the parts without blanks around them, at least one
	 */
	static List<String> split(String text, char separator) {
		List<String> parts = new ArrayList<>(4);
		boolean quoted = false;
		int start = 0;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '\\' && quoted) {
				i++;
			}
			else if (c == separator && !quoted) {
				parts.add(text.substring(start, i).strip());
				start = i + 1;
			}
		}
		parts.add(text.substring(start).strip());
		return parts;
	}

	/**
	 * Reads a weight. The zero before the point may be missing, as some clients have it.
	 * @param text the weight, 0 to 1 with at most three digits behind the point
	 * @return the weight in thousandths
	 * @throws IllegalArgumentException if it is malformed
	 */
	static int weight(String text) {
		int point = text.indexOf('.');
		String whole = (point < 0) ? text : text.substring(0, point);
		String fraction = (point < 0) ? "" : text.substring(point + 1);
		boolean digits = fraction.chars().allMatch((c) -> c >= '0' && c <= '9');
		if ((!whole.equals("0") && !whole.equals("1") && (!whole.isEmpty() || fraction.isEmpty())) || !digits
				|| fraction.length() > 3) {
			throw new IllegalArgumentException("Not a weight: '" + text + "'");
		}
		int weight = (whole.equals("1")) ? FULL_WEIGHT : 0;
		weight += Integer.parseInt((fraction + "000").substring(0, 3));
		if (weight > FULL_WEIGHT) {
			throw new IllegalArgumentException("Not a weight: '" + text + "'");
		}
		return weight;
	}

}
