package io.spserver.boot.handler.http;

import java.util.Locale;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * The language of a peer (RFC 9110, section 12.5.4).
 */
final class Locales {

	private Locales() {
	}

	/**
	 * The locale that the peer likes best.
	 * @param request its request
	 * @return the locale, that of the machine if the peer names none
	 */
	static Locale of(HttpRequest request) {
		String languages = request.header("Accept-Language");
		Locale first = (languages != null) ? first(languages) : null;
		return (first != null) ? first : Locale.getDefault();
	}

	private static @Nullable Locale first(String languages) {
		try {
			return Locale.LanguageRange.parse(languages)
				.stream()
				.map((range) -> Locale.forLanguageTag(range.getRange()))
				.filter((locale) -> !locale.getLanguage().isEmpty())
				.findFirst()
				.orElse(null);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
