package io.spserver.boot.handler.smtp;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

import io.spserver.protocol.smtp.SmtpAddress;

import org.springframework.util.StringUtils;

/**
 * Several patterns, of which an address must match one.
 *
 * @param patterns the patterns
 */
record AddressPatterns(List<AddressPattern> patterns) {

	/**
	 * Reads what an annotation says.
	 * @param texts patterns, or several with commas between them
	 * @param resolver replaces placeholders
	 * @return the patterns
	 * @throws IllegalArgumentException if one is none, or there is none
	 */
	static AddressPatterns parse(String[] texts, UnaryOperator<String> resolver) {
		List<AddressPattern> patterns = Arrays.stream(texts)
			.map(resolver)
			.flatMap((text) -> Arrays.stream(StringUtils.commaDelimitedListToStringArray(text)))
			.filter(StringUtils::hasText)
			.map(AddressPattern::parse)
			.toList();
		if (patterns.isEmpty()) {
			throw new IllegalArgumentException("there is no pattern");
		}
		return new AddressPatterns(patterns);
	}

	boolean match(SmtpAddress address) {
		for (AddressPattern pattern : this.patterns) {
			if (pattern.matches(address)) {
				return true;
			}
		}
		return false;
	}

}
