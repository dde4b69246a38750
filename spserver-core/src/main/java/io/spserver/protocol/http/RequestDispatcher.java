package io.spserver.protocol.http;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Leads the requests of all sessions of a server through its filters to its routes, and
 * makes answers of exceptions. Any number of threads may use it.
 */
final class RequestDispatcher {

	private static final Logger logger = LoggerFactory.getLogger(RequestDispatcher.class);

	private final HttpRoutes routes;

	private final List<HttpFilter> filters;

	private final HttpHandler chain;

	RequestDispatcher(HttpRoutes routes, List<HttpFilter> filters) {
		this.routes = routes;
		this.filters = List.copyOf(filters);
		this.chain = chain(this.filters.size(), (request) -> request.match().handler().handle(request));
	}

	/** The outer filters around a handler. */
	private HttpHandler chain(int count, HttpHandler innermost) {
		HttpHandler handler = innermost;
		for (int i = count - 1; i >= 0; i--) {
			handler = filtered(this.filters.get(i), handler);
		}
		return handler;
	}

	private static HttpHandler filtered(HttpFilter filter, HttpHandler next) {
		return (request) -> filter.filter(request, next);
	}

	/**
	 * Makes a request of what the decoder gives.
	 * @param head what stands before the body
	 * @param content the body
	 * @param session where it came from
	 * @return the request, with its route
	 */
	HttpRequest request(RequestHead head, RequestContent content, Session session) {
		RouteMatch match = this.routes.match(head.method(), head.target().path());
		return new HttpRequest(head, content, session, match);
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @return the answer, perhaps an asynchronous one
	 */
	HttpResponse answer(HttpRequest request) {
		return answer(request, this.chain);
	}

	/**
	 * Asks whether a body is to be taken. Not if there is no route for it, or a filter
	 * answers the request already.
	 * @param headOnly the request without its body
	 * @return the answer, {@code null} to take the body
	 */
	@Nullable HttpResponse refuse(HttpRequest headOnly) {
		if (headOnly.route() == null) {
			return answer(headOnly);
		}
		for (int i = 0; i < this.filters.size(); i++) {
			HttpResponse refusal = before(this.filters.get(i), headOnly);
			if (refusal != null) {
				return answer(headOnly, chain(i, (request) -> refusal));
			}
		}
		return null;
	}

	private @Nullable HttpResponse before(HttpFilter filter, HttpRequest headOnly) {
		try {
			return filter.before(headOnly);
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			return failure(headOnly, ex);
		}
	}

	private HttpResponse answer(HttpRequest request, HttpHandler handler) {
		try {
			return Objects.requireNonNull(handler.handle(request), "The handler returned no response");
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			return failure(request, ex);
		}
	}

	/**
	 * Makes an answer of what a handler has thrown, and logs it if that is needed.
	 * @param request the request
	 * @param thrown what was thrown
	 * @return the answer
	 */
	HttpResponse failure(HttpRequest request, Throwable thrown) {
		Throwable cause = thrown;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (cause instanceof HttpStatusException ex) {
			return HttpProblem.of(ex.status(), ex.getMessage()).response(request);
		}
		logger.error("Server '{}' failed to answer {}", request.session().id().server(), request, cause);
		if (cause instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		return HttpProblem.of(500, null).response(request);
	}

}
