package io.spserver.protocol.http;

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

}
