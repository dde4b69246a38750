package io.spserver.protocol.http.form;

import io.spserver.protocol.http.HttpStatusException;

/**
 * What is said of forms that cannot be read.
 */
final class FormErrors {

	private FormErrors() {
	}

	static HttpStatusException malformed(String why) {
		return new HttpStatusException(400, why);
	}

	static HttpStatusException tooMany(int limit) {
		return new HttpStatusException(413, "The form has too many parts: the limit is " + limit + ".");
	}

	static HttpStatusException tooLarge(String what, long limit) {
		return new HttpStatusException(413, what + " too large: the limit is " + limit + " bytes.");
	}

}
