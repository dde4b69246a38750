package io.spserver.boot.handler.http;

import java.util.List;
import java.util.Map;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpResponse;

/**
 * Header fields of ours and Spring's.
 */
final class HeaderFields {

	private HeaderFields() {
	}

	/**
	 * Copies fields of ours.
	 * @param fields the fields
	 * @return a copy
	 */
	static org.springframework.http.HttpHeaders toSpring(HttpHeaders fields) {
		org.springframework.http.HttpHeaders copy = new org.springframework.http.HttpHeaders();
		for (Map.Entry<String, String> field : fields) {
			copy.add(field.getKey(), field.getValue());
		}
		return copy;
	}

	/**
	 * Sets fields of a response.
	 * @param response the response
	 * @param fields the fields, in place of those of the same names
	 * @return the response with these fields
	 */
	static HttpResponse set(HttpResponse response, org.springframework.http.HttpHeaders fields) {
		HttpResponse changed = response;
		for (Map.Entry<String, List<String>> field : fields.headerSet()) {
			boolean first = true;
			for (String value : field.getValue()) {
				changed = (first) ? changed.withHeader(field.getKey(), value)
						: changed.withAddedHeader(field.getKey(), value);
				first = false;
			}
		}
		return changed;
	}

}
