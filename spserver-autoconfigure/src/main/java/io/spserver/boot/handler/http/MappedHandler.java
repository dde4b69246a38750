package io.spserver.boot.handler.http;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;

import org.springframework.http.MediaType;

/**
 * A method, which requests it is for, and what becomes of what it returns or throws.
 *
 * @param mapping which requests it is for
 * @param bodyRequired whether there must be a body
 * @param method the method
 * @param results writes what it returns
 * @param errors answers what it throws
 */
record MappedHandler(Mapping mapping, boolean bodyRequired, HandlerMethod method, Results results,
		ErrorAnswers errors) {

	/**
	 * Whether the body of a request is what the method consumes.
	 * @param request the request
	 * @return whether it is
	 */
	boolean consumes(HttpRequest request) {
		MediaTypeCondition condition = this.mapping.consumes();
		if (condition.isEmpty() || (!this.bodyRequired && request.bodyLength() == 0)) {
			return true;
		}
		return condition.includes(MessageConverters.contentType(request));
	}

	/**
	 * How closely the mapping describes the body of a request.
	 * @param request the request
	 * @return the less the closer
	 */
	int generality(HttpRequest request) {
		MediaTypeCondition condition = this.mapping.consumes();
		return condition.generality((condition.isEmpty()) ? MediaType.ALL : MessageConverters.contentType(request));
	}

	/**
	 * Calls the method and answers with what it returns.
	 * @param request the request
	 * @return the answer
	 * @throws Exception if the method failed in a way that stands for no status
	 */
	HttpResponse handle(HttpRequest request) throws Exception {
		Exchange exchange = new Exchange(request, this.mapping.produces().included(), null);
		HttpResponse response;
		try {
			response = this.results.write(this.method, exchange);
		}
		catch (Exception ex) {
			return this.errors.answer(exchange, ex);
		}
		if (!response.isAsync()) {
			return response;
		}
		return HttpResponse.async(response.completion().exceptionallyCompose((ex) -> this.errors.later(exchange, ex)));
	}

}
