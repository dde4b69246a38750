package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What follows the path of MAIL or RCPT: keywords, with values where they have some (RFC
 * 5321, section 4.1.2). Each is taken once; what is left is not known.
 */
final class Parameters {

	private final Map<String, String> values = new LinkedHashMap<>(4);

	private Parameters() {
	}

	/**
	 * Reads parameters.
	 * @param text what follows the path
	 * @return the parameters
	 * @throws RefusedException if they are not well-formed
	 */
	static Parameters parse(String text) throws RefusedException {
		Parameters parameters = new Parameters();
		if (text.isEmpty()) {
			return parameters;
		}
		if (text.charAt(0) != ' ') {
			throw new RefusedException(501, "5.5.4", "A space must follow the path");
		}
		for (String part : text.strip().split(" +")) {
			int equals = part.indexOf('=');
			String keyword = ((equals < 0) ? part : part.substring(0, equals)).toUpperCase(Locale.ROOT);
			String value = (equals < 0) ? "" : part.substring(equals);
			if (keyword.isEmpty() || parameters.values.put(keyword, value) != null) {
				throw malformed(keyword);
			}
		}
		return parameters;
	}

	/** Takes a parameter that needs a value, {@code null} if it is not there. */
	@Nullable String take(String keyword) throws RefusedException {
		String value = this.values.remove(keyword);
		if (value == null) {
			return null;
		}
		if (value.length() < 2) {
			throw malformed(keyword);
		}
		return value.substring(1);
	}

	/** Takes a parameter that has no value, and tells whether it was there. */
	boolean takeFlag(String keyword) throws RefusedException {
		String value = this.values.remove(keyword);
		if (value != null && !value.isEmpty()) {
			throw malformed(keyword);
		}
		return value != null;
	}

	/** Takes a parameter whose value is encoded as xtext (RFC 3461, section 4). */
	@Nullable String takeXtext(String keyword) throws RefusedException {
		String value = take(keyword);
		String decoded = (value != null) ? decodeXtext(value) : null;
		if (value != null && decoded == null) {
			throw malformed(keyword);
		}
		return decoded;
	}

	/** Refuses what nobody has taken. */
	void refuseOthers() throws RefusedException {
		if (!this.values.isEmpty()) {
			throw new RefusedException(555, "5.5.4",
					"The parameter " + this.values.keySet().iterator().next() + " is not known");
		}
	}

	static RefusedException malformed(String keyword) {
		return new RefusedException(501, "5.5.4", "The parameter " + keyword + " is malformed");
	}

	/** Decodes xtext, {@code null} if it is none. */
	static @Nullable String decodeXtext(String text) {
		byte[] in = text.getBytes(StandardCharsets.UTF_8);
		byte[] out = new byte[in.length];
		int length = 0;
		for (int i = 0; i < in.length; i++) {
			byte c = in[i];
			if (c == '+') {
				int high = (i + 2 < in.length) ? Character.digit(in[i + 1], 16) : -1;
				int low = (i + 2 < in.length) ? Character.digit(in[i + 2], 16) : -1;
				if (high < 0 || low < 0) {
					return null;
				}
				c = (byte) (high * 16 + low);
				i += 2;
				if (c < ' ') {
					return null;
				}
			}
			else if (c == '=' || (c >= 0 && c <= ' ')) {
				return null;
			}
			out[length++] = c;
		}
		return new String(out, 0, length, StandardCharsets.UTF_8);
	}

}
