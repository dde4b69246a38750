package io.spserver.protocol.http.security;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A set of paths. An asterisk in a segment stands for any characters of that segment,
 * <code>{name}</code> for a whole segment, <code>/**</code> at the end for the path
 * before it and all below it. A slash at the end of a path does not count, so that it
 * leads around no rule.
 */
public final class PathPattern {

	private static final String BELOW = "/**";

	private final String text;

	private final List<Pattern> segments = new ArrayList<>();

	private final boolean below;

	private PathPattern(String text) {
		this.text = text;
		this.below = text.endsWith(BELOW);
		String fixed = (this.below) ? text.substring(0, text.length() - BELOW.length()) : withoutSlash(text);
		if (!text.startsWith("/") || fixed.contains("**") || fixed.contains("//")) {
			throw new IllegalArgumentException(
					"'" + text + "' is not a path pattern: it begins with '/', and '**' is its last segment only");
		}
		for (String segment : segmentsOf(fixed)) {
			this.segments.add(NamePattern.compile((segment.matches("\\{[^{}]*}")) ? "*" : segment));
		}
	}

	/**
	 * Makes a pattern.
	 * @param text the pattern, such as {@code /actuator/loggers/**}
	 * @return the pattern
	 * @throws IllegalArgumentException if it does not begin with a slash, or has two
	 * asterisks anywhere but at its end
	 */
	public static PathPattern of(String text) {
		return new PathPattern(text);
	}

	/**
	 * Whether a path is in the set.
	 * @param path the path, decoded and normalised
	 * @return whether it is
	 */
	public boolean matches(String path) {
		if (!path.startsWith("/")) {
			return false;
		}
		List<String> given = segmentsOf(withoutSlash(path));
		if (given.size() < this.segments.size() || (given.size() > this.segments.size() && !this.below)) {
			return false;
		}
		for (int i = 0; i < this.segments.size(); i++) {
			if (!this.segments.get(i).matcher(given.get(i)).matches()) {
				return false;
			}
		}
		return true;
	}

	private static String withoutSlash(String path) {
		return (path.endsWith("/")) ? path.substring(0, path.length() - 1) : path;
	}

	private static List<String> segmentsOf(String path) {
		return (path.isEmpty()) ? List.of() : List.of(path.substring(1).split("/", -1));
	}

	@Override
	public String toString() {
		return this.text;
	}

}
