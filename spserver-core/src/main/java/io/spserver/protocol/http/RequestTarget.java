package io.spserver.protocol.http;

import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A request target, taken apart once (RFC 9112, section 3.2).
 *
 * @param path the decoded and normalised path; {@code *} for {@code OPTIONS *}
 * @param query the query as sent, without the question mark
 * @param authority the host and port of an absolute target
 */
record RequestTarget(String path, @Nullable String query, @Nullable String authority) {

	/**
	 * Takes a target apart.
	 * @param method the request's method
	 * @param target the target as sent
	 * @return its parts
	 * @throws HttpProtocolException if it is not a target that this server can have, or
	 * its path leaves the root
	 */
	static RequestTarget parse(String method, String target) throws HttpProtocolException {
		checkCharacters(target);
		if (target.startsWith("/")) {
			return of(target, null);
		}
		if (target.equals("*") && method.equals("OPTIONS")) {
			return new RequestTarget(target, null, null);
		}
		String start = target.substring(0, Math.min(8, target.length())).toLowerCase(Locale.ROOT);
		if (start.startsWith("http://")) {
			return absolute(target, 7);
		}
		if (start.equals("https://")) {
			return absolute(target, 8);
		}
		throw HttpProtocolException.badRequest("The request target must begin with '/'.");
	}

	private static RequestTarget absolute(String target, int start) throws HttpProtocolException {
		int end = start;
		while (end < target.length() && target.charAt(end) != '/' && target.charAt(end) != '?') {
			end++;
		}
		String authority = target.substring(start, end);
		if (authority.isEmpty() || authority.indexOf('@') >= 0) {
			throw HttpProtocolException.badRequest("The request target has no proper host.");
		}
		String rest = target.substring(end);
		return of((rest.startsWith("/")) ? rest : "/" + rest, authority);
	}

	private static RequestTarget of(String pathAndQuery, @Nullable String authority) throws HttpProtocolException {
		int mark = pathAndQuery.indexOf('?');
		String path = (mark < 0) ? pathAndQuery : pathAndQuery.substring(0, mark);
		String query = (mark < 0) ? null : pathAndQuery.substring(mark + 1);
		return new RequestTarget(RequestPath.normalise(path), query, authority);
	}

	private static void checkCharacters(String target) throws HttpProtocolException {
		for (int i = 0; i < target.length(); i++) {
			char c = target.charAt(i);
			if (c <= ' ' || c >= 0x7f || c == '#') {
				throw HttpProtocolException.badRequest("The request target has a character that must be encoded.");
			}
			if (c == '%' && !isEncoded(target, i)) {
				throw HttpProtocolException.badRequest("The request target has a '%' without two hexadecimal digits.");
			}
		}
	}

	private static boolean isEncoded(String target, int index) {
		return index + 2 < target.length() && Character.digit(target.charAt(index + 1), 16) >= 0
				&& Character.digit(target.charAt(index + 2), 16) >= 0;
	}

}
