package io.spserver.protocol.http.security;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compiles names in which an asterisk stands for any characters.
 */
final class NamePattern {

	private NamePattern() {
	}

	static Pattern compile(String text) {
		return Pattern.compile(Stream.of(text.split("\\*+", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
				Pattern.DOTALL);
	}

}
