package io.spserver.boot.handler.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.TypeMismatchException;
import org.springframework.boot.json.JsonWriter;
import org.springframework.context.MessageSource;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.ErrorResponse;

/**
 * Answers exceptions as problems (RFC 9457): those that Spring has a status for, those
 * with {@code @ResponseStatus}, and {@link HttpStatusException}. Immutable; called by any
 * thread.
 */
final class Problems {

	private static final ResolvableType MAP = ResolvableType.forClassWithGenerics(Map.class, String.class,
			Object.class);

	private static final JsonWriter<Map<String, Object>> WRITER = JsonWriter.standard();

	private final MessageConverters converters;

	private final MessageSource messages;

	Problems(MessageConverters converters, MessageSource messages) {
		this.converters = converters;
		this.messages = messages;
	}

	/**
	 * Answers an exception.
	 * @param request the request
	 * @param error the exception
	 * @return the answer, {@code null} if the exception stands for no status
	 */
	@Nullable HttpResponse find(HttpRequest request, Exception error) {
		if (error instanceof ErrorResponse response) {
			return response(request, response);
		}
		if (error instanceof HttpStatusException ex) {
			return response(request, ex.status(), ex.getMessage());
		}
		if (error instanceof HttpMessageNotReadableException) {
			return response(request, 400, "Failed to read request");
		}
		if (error instanceof TypeMismatchException ex) {
			return response(request, 400,
					"Failed to convert '" + ex.getPropertyName() + "' with value: '" + ex.getValue() + "'");
		}
		DeclaredStatus declared = declared(error);
		return (declared != null) ? response(request, declared.status(), declared.reason()) : null;
	}

	private static @Nullable DeclaredStatus declared(Exception error) {
		Throwable candidate = error;
		DeclaredStatus declared = null;
		while (candidate != null && declared == null) {
			declared = DeclaredStatus.of(candidate.getClass());
			candidate = candidate.getCause();
		}
		return declared;
	}

	/**
	 * Answers what Spring has a status for.
	 * @param request the request
	 * @param error what it says
	 * @return the answer
	 */
	HttpResponse response(HttpRequest request, ErrorResponse error) {
		Locale locale = Locales.of(request);
		ProblemDetail problem = error.updateAndGetBody(this.messages, locale);
		Map<String, Object> members = members(request, problem);
		ValidationErrors.add(members, error, this.messages, locale);
		return write(problem.getStatus(), error.getHeaders(), members);
	}

	/**
	 * Answers with a status.
	 * @param request the request
	 * @param status the status
	 * @param detail what is wrong
	 * @return the answer
	 */
	HttpResponse response(HttpRequest request, int status, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setDetail(detail);
		return response(request, problem);
	}

	/**
	 * Answers with a problem.
	 * @param request the request
	 * @param problem the problem
	 * @return the answer
	 */
	HttpResponse response(HttpRequest request, ProblemDetail problem) {
		return write(problem.getStatus(), HttpHeaders.EMPTY, members(request, problem));
	}

	private static Map<String, Object> members(HttpRequest request, ProblemDetail problem) {
		Map<String, Object> members = new LinkedHashMap<>();
		members.put("type", (problem.getType() != null) ? problem.getType().toString() : "about:blank");
		String title = (problem.getTitle() != null) ? problem.getTitle() : title(problem.getStatus());
		if (title != null) {
			members.put("title", title);
		}
		members.put("status", problem.getStatus());
		if (problem.getDetail() != null) {
			members.put("detail", problem.getDetail());
		}
		String target = request.target();
		int query = target.indexOf('?');
		members.put("instance", (problem.getInstance() != null) ? problem.getInstance().toString()
				: (query < 0) ? target : target.substring(0, query));
		if (problem.getProperties() != null) {
			members.putAll(problem.getProperties());
		}
		return members;
	}

	private static @Nullable String title(int status) {
		HttpStatus known = HttpStatus.resolve(status);
		return (known != null) ? known.getReasonPhrase() : null;
	}

	private HttpResponse write(int status, HttpHeaders headers, Map<String, Object> members) {
		HttpResponse response = HttpResponse.of(status, MediaType.APPLICATION_PROBLEM_JSON_VALUE, json(members));
		HttpHeaders more = new HttpHeaders(headers);
		more.remove(HttpHeaders.CONTENT_TYPE);
		return HeaderFields.set(response, more);
	}

	private byte[] json(Map<String, Object> members) {
		HttpMessageConverter<?> converter = this.converters.writer(members, MAP, MediaType.APPLICATION_PROBLEM_JSON);
		if (converter != null) {
			try {
				return MessageConverters.write(converter, members, MAP, MediaType.APPLICATION_PROBLEM_JSON)
					.getBody()
					.toByteArray();
			}
			catch (IOException | HttpMessageNotWritableException ex) {
				throw new IllegalStateException("Failed to write a problem", ex);
			}
		}
		return WRITER.writeToString(members).getBytes(StandardCharsets.UTF_8);
	}

}
