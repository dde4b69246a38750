package io.spserver.protocol.http.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * Compares passwords that are not hashed, by digests: the time does not depend on how
 * much of them is alike, nor on their lengths.
 */
final class PlainPasswords implements PasswordMatcher {

	private static final Pattern ID = Pattern.compile("^\\{[^}]*}");

	private static final String NO_ENCODING = "{noop}";

	@Override
	public boolean supports(String kept) {
		return kept.startsWith(NO_ENCODING) || !ID.matcher(kept).find();
	}

	@Override
	public boolean matches(String password, String kept) {
		String expected = (kept.startsWith(NO_ENCODING)) ? kept.substring(NO_ENCODING.length()) : kept;
		return MessageDigest.isEqual(digest(password), digest(expected));
	}

	@Override
	public boolean isExpensive(String kept) {
		return false;
	}

	private static byte[] digest(String text) {
		return Digests.sha256().digest(text.getBytes(StandardCharsets.UTF_8));
	}

}
