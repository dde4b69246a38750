package io.spserver.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * Stands around the handlers of a server: metrics, tracing, access rules. Sees every
 * request that was read without error, also those that no route matches.
 */
@FunctionalInterface
public interface HttpFilter {

	/**
	 * Answers a request, as a rule by passing it on. Called on a worker thread, several
	 * at once; may block.
	 * @param request the request; {@link HttpRequest#route()} is known already
	 * @param next the next filter, or the routed handler after the last. Its exceptions
	 * may pass through: a {@link HttpStatusException} is answered with its status, any
	 * other with 500
	 * @return the answer
	 * @throws Exception as from a {@link HttpHandler}
	 */
	HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception;

	/**
	 * Asked before the body of a request is taken that is large, or that the peer does
	 * not send before it has leave to; so that a login for example can be refused early.
	 * Requests that have no such body come to {@link #filter} alone, the others to both.
	 * Called on a worker thread, several at once; may block.
	 * @param headOnly the request without its body
	 * @return the answer, after which the connection closes; {@code null} to take the
	 * body
	 * @throws Exception as from a {@link HttpHandler}
	 */
	default @Nullable HttpResponse before(HttpRequest headOnly) throws Exception {
		return null;
	}

}
