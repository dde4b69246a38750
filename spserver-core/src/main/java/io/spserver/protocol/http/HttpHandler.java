package io.spserver.protocol.http;

/**
 * Answers HTTP requests. One handler serves all sessions, so several threads call it at
 * once.
 */
@FunctionalInterface
public interface HttpHandler {

	/**
	 * Answers a request. Called on a worker thread; may block. Requests of one session
	 * come one at a time and in order.
	 * @param request the request, with its whole body
	 * @return the answer
	 * @throws HttpStatusException to have that status answered
	 * @throws Exception to have 500 answered and the exception logged
	 */
	HttpResponse handle(HttpRequest request) throws Exception;

}
