package io.spserver.boot.autoconfigure.actuator.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.json.JsonWriter;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * Answers to requests that no operation can be called with, in the form in which Spring
 * Boot's servers report errors.
 */
final class ErrorAnswer {

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private static final Map<Integer, String> REASONS = Map.of(400, "Bad Request", 406, "Not Acceptable", 415,
			"Unsupported Media Type", 501, "Not Implemented", 503, "Service Unavailable");

	private ErrorAnswer() {
	}

	/**
	 * There is nothing that the peer accepts.
	 * @param request the request
	 * @param produced what there is
	 * @return an answer with status 406
	 */
	static HttpResponse notAcceptable(HttpRequest request, List<MimeType> produced) {
		return of(request, 406, null).withHeader("Accept", MimeTypeUtils.toString(produced));
	}

	/**
	 * The body is of a type that is not taken.
	 * @param request the request
	 * @param consumed the types that are
	 * @return an answer with status 415
	 */
	static HttpResponse unsupported(HttpRequest request, List<MimeType> consumed) {
		return of(request, 415, null).withHeader("Accept", MimeTypeUtils.toString(consumed));
	}

	/**
	 * Makes an answer.
	 * @param request the request
	 * @param status 400, 406, 415, 501 or 503
	 * @param message what the peer can do about it, {@code null} if the status says it
	 * @return the answer
	 */
	static HttpResponse of(HttpRequest request, int status, @Nullable String message) {
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("timestamp", Instant.now().toString());
		error.put("status", status);
		error.put("error", REASONS.getOrDefault(status, "Error"));
		if (message != null) {
			error.put("message", message);
		}
		error.put("path", request.path());
		byte[] json = WRITER.writeToString(error).getBytes(StandardCharsets.UTF_8);
		return HttpResponse.json(json).withStatus(status);
	}

}
