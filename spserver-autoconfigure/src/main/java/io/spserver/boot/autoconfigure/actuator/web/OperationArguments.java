package io.spserver.boot.autoconfigure.actuator.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.web.WebOperation;
import org.springframework.util.StringUtils;

/**
 * Collects the arguments of an operation from a request: the variables of the path, then
 * the members of the body, then the parameters of the query, where the last wins.
 *
 * @param json reads bodies
 * @param segments the rest of the path where the route is not the operation's own;
 * {@code null} if it is
 */
record OperationArguments(EndpointJson json, @Nullable List<String> segments) {

	/**
	 * Collects the arguments.
	 * @param operation the operation
	 * @param request the request
	 * @return the arguments by name
	 * @throws HttpStatusException with status 400 if the body cannot be read
	 */
	Map<String, @Nullable Object> collect(WebOperation operation, HttpRequest request) {
		Map<String, @Nullable Object> arguments = new LinkedHashMap<>(request.pathVariables());
		String rest = operation.getRequestPredicate().getMatchAllRemainingPathSegmentsVariable();
		if (rest != null) {
			arguments.put(rest, rest(request.pathVariables().get(rest)));
		}
		if (request.method().equals("POST") && request.bodyLength() > 0) {
			arguments.putAll(this.json.read(request.body()));
		}
		request.queryParameters()
			.forEach((name, values) -> arguments.put(name, (values.size() == 1) ? values.get(0) : values));
		return arguments;
	}

	private String[] rest(@Nullable String path) {
		if (this.segments != null) {
			return this.segments.toArray(String[]::new);
		}
		return StringUtils.tokenizeToStringArray(path, "/", false, true);
	}

}
