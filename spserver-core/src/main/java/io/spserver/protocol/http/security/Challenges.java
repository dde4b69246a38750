package io.spserver.protocol.http.security;

import java.util.Set;

import io.spserver.protocol.http.HttpResponse;

/**
 * How a client may log in, as {@code WWW-Authenticate} says it (RFC 9110, section
 * 11.6.1).
 *
 * @param schemes how
 * @param realm what for; no quotes or backslashes
 */
record Challenges(Set<LoginScheme> schemes, String realm) {

	/**
	 * Whether there is nothing that a client could send.
	 * @return whether there is neither Basic nor Bearer
	 */
	boolean isEmpty() {
		return !this.schemes.contains(LoginScheme.BASIC) && !this.schemes.contains(LoginScheme.BEARER);
	}

	/**
	 * The answer to a request without credentials.
	 * @return the answer
	 */
	HttpResponse missing() {
		return answer("A login is needed.", "");
	}

	/**
	 * The answer to a request with wrong credentials.
	 * @return the answer
	 */
	HttpResponse wrong() {
		return answer("The login is wrong.", ", error=\"invalid_token\"");
	}

	private HttpResponse answer(String text, String bearerError) {
		HttpResponse answer = Refusal.of(401, text);
		if (this.schemes.contains(LoginScheme.BASIC)) {
			answer = answer.withAddedHeader("WWW-Authenticate",
					"Basic realm=\"" + this.realm + "\", charset=\"UTF-8\"");
		}
		if (this.schemes.contains(LoginScheme.BEARER)) {
			answer = answer.withAddedHeader("WWW-Authenticate", "Bearer realm=\"" + this.realm + "\"" + bearerError);
		}
		return answer;
	}

}
