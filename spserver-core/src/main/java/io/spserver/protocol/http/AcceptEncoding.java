package io.spserver.protocol.http;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which codings a client accepts, as its field {@code Accept-Encoding} says (RFC 9110,
 * section 12.5.3).
 *
 * @param gzip whether it accepts gzip and does not prefer none
 * @param identity whether it accepts none
 */
record AcceptEncoding(boolean gzip, boolean identity) {

	private static final AcceptEncoding UNKNOWN = new AcceptEncoding(false, true);

	static AcceptEncoding of(HttpRequest request) {
		try {
			return parse(request.headers().all("Accept-Encoding"));
		}
		catch (IllegalArgumentException ex) {
			return UNKNOWN;
		}
	}

	/**
	 * Reads the field.
	 * @param lines its lines
	 * @return what it says; without the field nothing is compressed
	 * @throws IllegalArgumentException if it is malformed
	 */
	static AcceptEncoding parse(List<String> lines) {
		Map<String, Integer> weights = new HashMap<>();
		for (String element : HeaderElements.list(lines)) {
			List<String> parts = HeaderElements.split(element.toLowerCase(Locale.ROOT), ';');
			int weight = HeaderElements.FULL_WEIGHT;
			if (parts.size() > 2 || (parts.size() == 2 && !parts.get(1).startsWith("q="))) {
				throw new IllegalArgumentException("Not a coding: '" + element + "'");
			}
			if (parts.size() == 2) {
				weight = HeaderElements.weight(parts.get(1).substring(2));
			}
			weights.put(parts.get(0).replaceFirst("^x-gzip$", "gzip"), weight);
		}
		int any = weights.getOrDefault("*", 0);
		int gzip = weights.getOrDefault("gzip", any);
		boolean refused = weights.containsKey("*") && any == 0;
		int identity = weights.getOrDefault("identity", (refused) ? 0 : 1);
		return new AcceptEncoding(gzip > 0 && gzip >= identity, identity > 0);
	}

}
