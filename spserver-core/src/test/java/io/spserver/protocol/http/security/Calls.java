package io.spserver.protocol.http.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.spserver.Session;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;

/**
 * Sends requests through filters.
 */
final class Calls {

	private Calls() {
	}

	static HttpRequest request(Session session, String method, String path, String... headers) {
		return HttpRequest.of(session, method, path, HttpHeaders.of(headers), new byte[0]);
	}

	static HttpRequest request(String method, String path, String... headers) {
		return request(PeerSession.of("127.0.0.1"), method, path, headers);
	}

	/**
	 * The answer, which has status 200 and the principal's name if the request passes.
	 */
	static HttpResponse send(HttpFilter filter, HttpRequest request) throws Exception {
		return filter.filter(request,
				(passed) -> HttpResponse.text((passed.principal() != null) ? passed.principal().getName() : "nobody"));
	}

	static int status(HttpFilter filter, HttpRequest request) throws Exception {
		return send(filter, request).status();
	}

	static String basic(String pair) {
		return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
	}

}
