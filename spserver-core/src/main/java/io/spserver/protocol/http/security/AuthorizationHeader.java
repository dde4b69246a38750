package io.spserver.protocol.http.security;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code Authorization} (RFC 9110, section 11.6.2) as Basic (RFC 7617, in UTF-8) or
 * Bearer (RFC 6750, section 2.1). Tokens are not looked for in the query or in forms,
 * where they would get into logs.
 */
final class AuthorizationHeader {

	/** Longer passwords and tokens are wrong without being compared. */
	private static final int LONGEST = 4096;

	private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private AuthorizationHeader() {
	}

	/**
	 * Whether a request has credentials of this kind, right or wrong.
	 * @param request the request
	 * @return whether the field is there
	 */
	static boolean isIn(HttpRequest request) {
		return request.headers().contains("Authorization");
	}

	/**
	 * Reads the credentials.
	 * @param request the request
	 * @return the credentials, {@code null} if they are malformed, of another scheme, or
	 * there twice
	 */
	static @Nullable Credentials read(HttpRequest request) {
		List<String> values = request.headers().all("Authorization");
		if (values.size() != 1 || values.get(0).length() > LONGEST) {
			return null;
		}
		String value = values.get(0);
		int space = value.indexOf(' ');
		String rest = (space < 0) ? "" : value.substring(space).strip();
		return switch (value.substring(0, Math.max(space, 0)).toLowerCase(Locale.ROOT)) {
			case "basic" -> basic(rest);
			case "bearer" -> (TOKEN.matcher(rest).matches()) ? new Credentials.Token(rest) : null;
			default -> null;
		};
	}

	private static @Nullable Credentials basic(String encoded) {
		String pair;
		try {
			pair = StandardCharsets.UTF_8.newDecoder()
				.decode(ByteBuffer.wrap(Base64.getDecoder().decode(encoded)))
				.toString();
		}
		catch (IllegalArgumentException | CharacterCodingException ex) {
			return null;
		}
		int colon = pair.indexOf(':');
		if (colon < 0 || pair.chars().anyMatch(Character::isISOControl)) {
			return null;
		}
		return new Credentials.Password(pair.substring(0, colon), pair.substring(colon + 1));
	}

}
