package io.spserver.protocol.tunnel;

import java.util.regex.Pattern;

/**
 * A name with wildcards: {@code *} stands for characters within one part of the name,
 * {@code **} for any characters.
 *
 * @param pattern what a name must be as a whole
 */
record NamePattern(Pattern pattern) {

	/**
	 * Reads a pattern.
	 * @param text the pattern
	 * @param separator what stands between the parts of a name; empty: it has one part
	 * @param flags those of {@link Pattern}
	 * @return the pattern
	 */
	static NamePattern of(String text, String separator, int flags) {
		String within = (separator.isEmpty()) ? ".*" : "[^" + separator + "]*";
		StringBuilder regex = new StringBuilder();
		int start = 0;
		for (int star = text.indexOf('*'); star >= 0; star = text.indexOf('*', start)) {
			regex.append(Pattern.quote(text.substring(start, star)));
			boolean any = text.startsWith("**", star);
			regex.append((any) ? ".*" : within);
			start = star + (any ? 2 : 1);
		}
		regex.append(Pattern.quote(text.substring(start)));
		return new NamePattern(Pattern.compile(regex.toString(), flags | Pattern.DOTALL));
	}

	boolean matches(String name) {
		return this.pattern.matcher(name).matches();
	}

}
