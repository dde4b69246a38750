package io.spserver.protocol.smtp;

import java.net.IDN;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * An address as an envelope names it. Two are equal if they are written alike but for the
 * case of the domain and quotes that are not needed.
 *
 * @param localPart what stands before the at sign, without quotes; empty only with an
 * empty domain
 * @param domain a domain name, or an address literal in brackets, in lower case; empty
 * for the empty path and for {@code postmaster} without a domain
 */
public record SmtpAddress(String localPart, String domain) {

	/** The empty path {@code <>}: nobody is to be notified. */
	public static final SmtpAddress EMPTY = new SmtpAddress("", "");

	private static final String ATOM_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

	/**
	 * Creates an address.
	 * @param localPart what stands before the at sign, without quotes
	 * @param domain a domain name or an address literal
	 */
	public SmtpAddress {
		domain = domain.toLowerCase(Locale.ROOT);
	}

	/**
	 * Reads an address, which must not be empty.
	 * @param text the address, without angle brackets
	 * @return the address
	 * @throws IllegalArgumentException if it is none (RFC 5321, section 4.1.2, with RFC
	 * 6531)
	 */
	public static SmtpAddress parse(String text) {
		SmtpAddress address = PathParser.parseMailbox(text, true);
		if (address == null) {
			throw new IllegalArgumentException("'" + text + "' is no mail address");
		}
		return address;
	}

	/**
	 * Whether this is the empty path.
	 * @return {@code true} for {@code <>}
	 */
	public boolean isEmpty() {
		return this.localPart.isEmpty() && this.domain.isEmpty();
	}

	/**
	 * The domain in ASCII, to compare it or look it up: labels in other scripts become
	 * their A-labels.
	 * @return the domain, lower case
	 */
	public String asciiDomain() {
		return toAscii(this.domain);
	}

	/**
	 * A domain in ASCII.
	 * @param domain the domain
	 * @return the domain, lower case; unchanged if it is none
	 */
	static String toAscii(String domain) {
		if (Characters.areAscii(domain)) {
			return domain;
		}
		String ascii = aLabels(domain);
		return (ascii != null) ? ascii : domain;
	}

	/** The domain in ASCII, {@code null} if that cannot be. */
	static @Nullable String aLabels(String domain) {
		try {
			return IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Whether it can be written without UTF-8.
	 * @return {@code true} if all characters are ASCII
	 */
	public boolean isAscii() {
		return Characters.areAscii(this.localPart) && Characters.areAscii(this.domain);
	}

	/**
	 * The address as it is written, with quotes where they are needed.
	 * @return the address without angle brackets, empty for the empty path
	 */
	@Override
	public String toString() {
		String local = isDotString(this.localPart) || isEmpty() ? this.localPart : quoted();
		return this.domain.isEmpty() ? local : local + "@" + this.domain;
	}

	private String quoted() {
		return '"' + this.localPart.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
	}

	/** Whether it needs no quotes: atoms with dots between them. */
	static boolean isDotString(String text) {
		if (text.isEmpty() || text.startsWith(".") || text.endsWith(".") || text.contains("..")) {
			return false;
		}
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) != '.' && !isAtomCharacter(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	static boolean isAtomCharacter(int c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c > 0x9f
				|| ATOM_SPECIALS.indexOf(c) >= 0;
	}

}
