package io.spserver.protocol.http;

/**
 * What all sessions of an HTTP server share.
 *
 * @param dispatcher leads requests to their handlers
 * @param encoder writes answers
 * @param options limits
 * @param badRequests notes what could not be taken
 */
record HttpServerParts(RequestDispatcher dispatcher, ResponseEncoder encoder, HttpOptions options,
		BadRequestLog badRequests) {
}
