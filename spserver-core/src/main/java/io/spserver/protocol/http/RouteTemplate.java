package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A path template, taken apart.
 *
 * @param segments the segments but for a wildcard at the end; {@code null} stands for a
 * variable
 * @param variables the names of the variables, in order, with that of the wildcard if it
 * has one
 * @param wildcard whether it ends with a wildcard
 */
record RouteTemplate(List<@Nullable String> segments, List<String> variables, boolean wildcard) {

	static RouteTemplate parse(String template) {
		if (!template.startsWith("/")) {
			throw illegal(template, "it does not begin with '/'");
		}
		List<@Nullable String> segments = new ArrayList<>();
		List<String> variables = new ArrayList<>();
		String[] parts = template.substring(1).split("/", -1);
		boolean wildcard = isWildcard(parts[parts.length - 1]);
		for (int i = 0; i < parts.length; i++) {
			String part = parts[i];
			boolean last = i == parts.length - 1;
			if (part.isEmpty() && !last) {
				throw illegal(template, "a segment is empty");
			}
			if (isVariable(part)) {
				addVariable(template, variables, part.substring((part.startsWith("{*")) ? 2 : 1, part.length() - 1));
			}
			if (!last || !wildcard) {
				segments.add(segment(template, part));
			}
		}
		return new RouteTemplate(segments, variables, wildcard);
	}

	private static boolean isWildcard(String part) {
		return part.equals("**") || (part.startsWith("{*") && part.endsWith("}"));
	}

	private static boolean isVariable(String part) {
		return part.startsWith("{") && part.endsWith("}");
	}

	private static void addVariable(String template, List<String> variables, String name) {
		if (name.isEmpty() || !name.chars().allMatch((c) -> Character.isJavaIdentifierPart(c) || c == '-')) {
			throw illegal(template, "'" + name + "' is not the name of a variable");
		}
		if (variables.contains(name)) {
			throw illegal(template, "the variable '" + name + "' is there twice");
		}
		variables.add(name);
	}

	private static @Nullable String segment(String template, String part) {
		if (isWildcard(part)) {
			throw illegal(template, "a wildcard must be the last segment");
		}
		if (isVariable(part)) {
			return null;
		}
		if (part.equals(".") || part.equals("..") || part.chars().anyMatch((c) -> "{}*?\\%".indexOf(c) >= 0)) {
			throw illegal(template, "'" + part + "' is neither a plain segment nor a variable like '{name}'");
		}
		return part;
	}

	private static InvalidRouteException illegal(String template, String why) {
		return new InvalidRouteException("Not a path template: '" + template + "': " + why);
	}

}
