package io.spserver.boot.autoconfigure.security;

import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Makes requests without connections.
 */
final class Requests {

	private Requests() {
	}

	static HttpRequest any() {
		Session session = mock();
		given(session.id()).willReturn(new SessionId("admin", 1));
		return HttpRequest.of(session, "GET", "/", HttpHeaders.empty(), new byte[0]);
	}

}
