package io.spserver.protocol.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Reads paths and domains of commands (RFC 5321, section 4.1.2, with RFC 6531 for what is
 * not ASCII). What is not well-formed is {@code null}.
 */
final class PathParser {

	private static final int MAX_PATH = 254;

	private static final int MAX_LOCAL = 64;

	private static final int MAX_DOMAIN = 255;

	private static final int MAX_LABEL = 63;

	private PathParser() {
	}

	/**
	 * Finds the end of the path at the begin of a text.
	 * @param text what begins with an angle bracket
	 * @return the place of the closing bracket, -1 if there is none
	 */
	static int end(String text) {
		boolean quoted = false;
		for (int i = 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (quoted && c == '\\') {
				i++;
			}
			else if (c == '"') {
				quoted = !quoted;
			}
			else if (c == '>' && !quoted) {
				return i;
			}
		}
		return -1;
	}

	/**
	 * Reads a mailbox, leaving out a source route before it (RFC 5321, appendix C).
	 * @param path what stands between the angle brackets
	 * @param utf8 whether it may have other characters than ASCII
	 * @return the address
	 */
	static @Nullable SmtpAddress parsePath(String path, boolean utf8) {
		if (!path.startsWith("@")) {
			return parseMailbox(path, utf8);
		}
		int colon = path.indexOf(':');
		if (colon < 0) {
			return null;
		}
		for (String hop : path.substring(0, colon).split(",", -1)) {
			if (!hop.startsWith("@") || !isDomain(hop.substring(1), utf8)) {
				return null;
			}
		}
		return parseMailbox(path.substring(colon + 1), utf8);
	}

	static @Nullable SmtpAddress parseMailbox(String text, boolean utf8) {
		int at = text.lastIndexOf('@');
		if (at < 1 || text.length() > MAX_PATH || (!utf8 && !Characters.areAscii(text))) {
			return null;
		}
		String local = parseLocalPart(text.substring(0, at));
		String domain = text.substring(at + 1);
		boolean valid = local != null && (domain.startsWith("[") ? isLiteral(domain) : isDomain(domain, utf8));
		return (valid && local != null) ? new SmtpAddress(local, domain) : null;
	}

	private static @Nullable String parseLocalPart(String text) {
		if (text.length() > MAX_LOCAL) {
			return null;
		}
		if (!text.startsWith("\"")) {
			return SmtpAddress.isDotString(text) ? text : null;
		}
		StringBuilder local = new StringBuilder(text.length());
		int last = text.length() - 1;
		for (int i = 1; i < last; i++) {
			char c = text.charAt(i);
			if (c == '\\') {
				i++;
				c = text.charAt(i);
			}
			else if (c == '"') {
				return null;
			}
			if (Character.isISOControl(c) || i == last) {
				return null;
			}
			local.append(c);
		}
		return (last > 0 && text.charAt(last) == '"' && !local.isEmpty()) ? local.toString() : null;
	}

	/**
	 * Whether a text is a domain name.
	 * @param text the text
	 * @param utf8 whether it may have other characters than ASCII
	 * @return {@code true} if it is
	 */
	static boolean isDomain(String text, boolean utf8) {
		boolean ascii = Characters.areAscii(text);
		String domain = (ascii) ? text : (utf8 ? SmtpAddress.aLabels(text) : null);
		if (domain == null || domain.isEmpty() || domain.length() > MAX_DOMAIN) {
			return false;
		}
		int start = 0;
		for (int i = 0; i <= domain.length(); i++) {
			if (i == domain.length() || domain.charAt(i) == '.') {
				if (!isLabel(domain, start, i)) {
					return false;
				}
				start = i + 1;
			}
		}
		return true;
	}

	private static boolean isLabel(String text, int start, int end) {
		if (end == start || end - start > MAX_LABEL || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
			return false;
		}
		for (int i = start; i < end; i++) {
			char c = text.charAt(i);
			boolean fits = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
			if (!fits) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Whether a text is an address literal (RFC 5321, section 4.1.3): IPv4 or IPv6.
	 * @param text the text, with its brackets
	 * @return {@code true} if it is
	 */
	static boolean isLiteral(String text) {
		if (!text.startsWith("[") || !text.endsWith("]")) {
			return false;
		}
		return AddressLiteral.parse(text.substring(1, text.length() - 1)) != null;
	}

}
