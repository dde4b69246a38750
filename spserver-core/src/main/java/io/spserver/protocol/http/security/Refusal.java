package io.spserver.protocol.http.security;

import io.spserver.protocol.http.HttpResponse;

/**
 * Makes the answers that filters of this package give instead of a handler's.
 */
final class Refusal {

	private Refusal() {
	}

	/**
	 * An answer that nobody keeps or takes for anything but text.
	 * @param status the status
	 * @param text why, in words for the client
	 * @return the answer
	 */
	static HttpResponse of(int status, String text) {
		return HttpResponse.text(status, text)
			.withHeader("Cache-Control", "no-store")
			.withHeader("X-Content-Type-Options", "nosniff");
	}

}
