package io.spserver.boot.handler.http;

import java.util.List;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;

/**
 * What a method has returned, on its way to becoming an answer. Immutable.
 *
 * @param exchange the request
 * @param value the object
 * @param type what it was declared as
 * @param status the status to answer with
 * @param headers header fields of the answer
 */
record Result(Exchange exchange, @Nullable Object value, ResolvableType type, int status, HttpHeaders headers) {

	HttpRequest request() {
		return this.exchange.request();
	}

	/**
	 * What is inside of this one.
	 * @param content the object inside
	 * @param outer the class that has it, with its type as the first type variable
	 * @return the result to write instead
	 */
	Result unwrap(@Nullable Object content, Class<?> outer) {
		return with(content, this.type.as(outer).getGeneric(0));
	}

	Result with(@Nullable Object content, ResolvableType contentType) {
		return new Result(this.exchange, content, contentType, this.status, this.headers);
	}

	Result with(int newStatus, HttpHeaders newHeaders) {
		return new Result(this.exchange, this.value, this.type, newStatus, newHeaders);
	}

	/**
	 * The media type to answer with: the one that is set, or else the one among those
	 * that the mapping produces that the peer likes best.
	 * @param otherwise the one to use if neither says anything
	 * @return the media type
	 * @throws NotAcceptableStatusException if the peer accepts none
	 */
	MediaType mediaType(MediaType otherwise) {
		MediaType fixed = this.headers.getContentType();
		if (fixed != null) {
			return fixed;
		}
		List<MediaType> producible = this.exchange.producible();
		return (producible.isEmpty()) ? otherwise : choose(producible);
	}

	/**
	 * Chooses the media type that the peer likes best.
	 * @param producible the media types there are
	 * @return the choice
	 * @throws NotAcceptableStatusException if the peer accepts none
	 */
	MediaType choose(List<MediaType> producible) {
		Acceptance.Choice choice = this.exchange.acceptance().choose(producible);
		if (choice == null) {
			throw new NotAcceptableStatusException(producible);
		}
		return (choice.type().isConcrete()) ? choice.type() : MediaType.APPLICATION_OCTET_STREAM;
	}

	/**
	 * An answer with the status and the header fields.
	 * @param contentType the media type
	 * @param body the body
	 * @return the answer
	 */
	HttpResponse answer(MediaType contentType, HttpBody body) {
		return decorate(HttpResponse.of(this.status, contentType.toString(), body));
	}

	/**
	 * Adds the header fields to an answer that has a media type.
	 * @param response the answer
	 * @return the answer with the fields
	 */
	HttpResponse decorate(HttpResponse response) {
		HttpHeaders fields = new HttpHeaders(this.headers);
		fields.remove(HttpHeaders.CONTENT_TYPE);
		return HeaderFields.set(response, fields);
	}

}
