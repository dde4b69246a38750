package io.spserver.boot.handler.smtp;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.spserver.protocol.smtp.SmtpAddress;
import org.jspecify.annotations.Nullable;

/**
 * An address in which {@code *} stands for any characters. Case does not matter, and a
 * domain in another script matches its form in ASCII. Immutable.
 */
final class AddressPattern {

	private static final String ANY = "*";

	private static final String EMPTY = "<>";

	private static final String POSTMASTER = "postmaster";

	private final String text;

	/** What the local part must be like, {@code null}: anything. */
	private final @Nullable Pattern localPart;

	/** What the domain must be like, {@code null}: anything. */
	private final @Nullable Pattern domain;

	private AddressPattern(String text, @Nullable Pattern localPart, @Nullable Pattern domain) {
		this.text = text;
		this.localPart = localPart;
		this.domain = domain;
	}

	/**
	 * Reads a pattern.
	 * @param text the pattern
	 * @return the pattern
	 * @throws IllegalArgumentException if it is none
	 */
	static AddressPattern parse(String text) {
		String trimmed = text.strip();
		if (trimmed.equals(ANY)) {
			return new AddressPattern(trimmed, null, null);
		}
		if (trimmed.equals(EMPTY)) {
			return new AddressPattern(trimmed, pattern(""), pattern(""));
		}
		int at = trimmed.lastIndexOf('@');
		if (at < 0 && trimmed.equalsIgnoreCase(POSTMASTER)) {
			return new AddressPattern(trimmed, pattern(trimmed), pattern(""));
		}
		if (at <= 0 || at == trimmed.length() - 1 || trimmed.chars().anyMatch(Character::isWhitespace)) {
			throw new IllegalArgumentException("'" + text + "' is no pattern of addresses");
		}
		return new AddressPattern(trimmed, pattern(trimmed.substring(0, at)), pattern(trimmed.substring(at + 1)));
	}

	private static Pattern pattern(String text) {
		String expression = Stream.of(text.toLowerCase(Locale.ROOT).split("\\*+", -1))
			.map(Pattern::quote)
			.collect(Collectors.joining(".*"));
		return Pattern.compile(expression, Pattern.DOTALL);
	}

	/**
	 * Whether an address is like this.
	 * @param address the address
	 * @return {@code true} if it is
	 */
	boolean matches(SmtpAddress address) {
		return matchesLocalPart(address) && matchesDomain(address);
	}

	private boolean matchesLocalPart(SmtpAddress address) {
		return this.localPart == null || this.localPart.matcher(address.localPart().toLowerCase(Locale.ROOT)).matches();
	}

	private boolean matchesDomain(SmtpAddress address) {
		if (this.domain == null || this.domain.matcher(address.domain()).matches()) {
			return true;
		}
		String ascii = address.asciiDomain();
		return ascii.contains("xn--")
				&& (this.domain.matcher(ascii).matches() || this.domain.matcher(IDN.toUnicode(ascii)).matches());
	}

	@Override
	public String toString() {
		return this.text;
	}

}
