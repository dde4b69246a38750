package io.spserver.boot.autoconfigure.http;

import io.micrometer.observation.transport.RequestReplyReceiverContext;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;

/**
 * What is observed of an HTTP request: the request is the carrier, the response is set
 * when there is one.
 */
public final class HttpServerObservationContext extends RequestReplyReceiverContext<HttpRequest, HttpResponse> {

	/**
	 * Creates a context.
	 * @param request the request
	 */
	public HttpServerObservationContext(HttpRequest request) {
		super(HttpRequest::header);
		setCarrier(request);
	}

}
