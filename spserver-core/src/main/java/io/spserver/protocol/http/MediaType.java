package io.spserver.protocol.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A media type, or a range of them with wildcards (RFC 9110, sections 8.3.1 and 12.5.1).
 * Immutable.
 *
 * @param type the type in lower case, <code>*</code> for any
 * @param subtype the subtype in lower case, <code>*</code> for any
 * @param parameters the parameters in order, their names in lower case, unmodifiable
 */
public record MediaType(String type, String subtype, Map<String, String> parameters) {

	/** How specific a range is that has a parameter which the type has not. */
	private static final int NEARLY = 2;

	/** How specific a range is that names type and subtype. */
	private static final int EXACT = 3;

	/**
	 * Creates a media type.
	 * @param type the type
	 * @param subtype the subtype
	 * @param parameters the parameters
	 * @throws IllegalArgumentException if it cannot be sent as a media type
	 */
	public MediaType {
		type = type.toLowerCase(Locale.ROOT);
		subtype = subtype.toLowerCase(Locale.ROOT);
		if (!HttpHeaders.isToken(type) || !HttpHeaders.isToken(subtype) || (type.equals("*") && !subtype.equals("*"))) {
			throw new IllegalArgumentException("Not a media type: '" + type + "/" + subtype + "'");
		}
		parameters = checked(parameters);
	}

	private static Map<String, String> checked(Map<String, String> parameters) {
		Map<String, String> checked = new LinkedHashMap<>();
		parameters.forEach((name, value) -> {
			boolean known = checked.put(name.toLowerCase(Locale.ROOT), value) != null;
			if (known || !HttpHeaders.isToken(name) || !HttpHeaders.isValue(value)) {
				throw new IllegalArgumentException("Not a parameter of a media type: '" + name + "'");
			}
		});
		return Collections.unmodifiableMap(checked);
	}

	/**
	 * Reads a media type. A single <code>*</code> is taken for <code>*&#47;*</code>,
	 * since Java's own client sends it.
	 * @param text the media type as in a header field
	 * @return the media type
	 * @throws IllegalArgumentException if it is malformed
	 */
	public static MediaType parse(String text) {
		List<String> parts = HeaderElements.split(text, ';');
		String name = (parts.get(0).equals("*")) ? "*/*" : parts.get(0);
		int slash = name.indexOf('/');
		if (slash < 0) {
			throw new IllegalArgumentException("Not a media type: '" + text + "'");
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		for (String part : parts.subList(1, parts.size())) {
			int equals = part.indexOf('=');
			if (!part.isEmpty() && (equals < 0 || parameters.put(part.substring(0, equals).toLowerCase(Locale.ROOT),
					unquoted(part.substring(equals + 1))) != null)) {
				throw new IllegalArgumentException("Not a parameter of a media type: '" + part + "'");
			}
		}
		return new MediaType(name.substring(0, slash), name.substring(slash + 1), parameters);
	}

	private static String unquoted(String value) {
		if (HttpHeaders.isToken(value)) {
			return value;
		}
		int last = value.length() - 1;
		if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
			throw new IllegalArgumentException("Not the value of a parameter: '" + value + "'");
		}
		StringBuilder text = new StringBuilder(last);
		for (int i = 1; i < last; i++) {
			if (value.charAt(i) == '\\' && ++i == last) {
				throw new IllegalArgumentException("Not the value of a parameter: '" + value + "'");
			}
			text.append(value.charAt(i));
		}
		return text.toString();
	}

	/**
	 * Whether this range includes a media type. A parameter that only one of them has is
	 * passed over; one that both have must be equal.
	 * @param other the media type
	 * @return whether it does
	 */
	public boolean includes(MediaType other) {
		return specificity(other) >= 0;
	}

	/**
	 * How closely this range describes a media type that it includes.
	 * @param other the media type
	 * @return the more the closer, -1 if it is not included
	 */
	int specificity(MediaType other) {
		if (this.type.equals("*")) {
			return 0;
		}
		if (!this.type.equals(other.type)) {
			return -1;
		}
		if (this.subtype.equals("*")) {
			return 1;
		}
		return (this.subtype.equals(other.subtype)) ? specificityOfParameters(other) : -1;
	}

	private int specificityOfParameters(MediaType other) {
		int equal = 0;
		for (Map.Entry<String, String> parameter : this.parameters.entrySet()) {
			String value = other.parameters.get(parameter.getKey());
			if (value != null && !value.equalsIgnoreCase(parameter.getValue())) {
				return -1;
			}
			equal += (value != null) ? 1 : 0;
		}
		return (equal == this.parameters.size()) ? EXACT + equal : NEARLY;
	}

	/**
	 * The media type as in a header field.
	 * @return the text, with values of parameters in quotes where they need them
	 */
	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.type).append('/').append(this.subtype);
		this.parameters.forEach((name, value) -> {
			text.append(';').append(name).append('=');
			if (HttpHeaders.isToken(value)) {
				text.append(value);
			}
			else {
				text.append('"').append(value.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
			}
		});
		return text.toString();
	}

}
