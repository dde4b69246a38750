package io.spserver.boot.handler.http;

import java.io.IOException;
import java.util.List;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * A request on its way to a method and its answer on the way back. Belongs to the thread
 * that handles the request.
 */
final class Exchange {

	private final HttpRequest request;

	private final List<MediaType> producible;

	private final @Nullable Throwable error;

	private @Nullable Acceptance acceptance;

	private @Nullable RequestParameters parameters;

	Exchange(HttpRequest request, List<MediaType> producible, @Nullable Throwable error) {
		this.request = request;
		this.producible = producible;
		this.error = error;
	}

	HttpRequest request() {
		return this.request;
	}

	/**
	 * What the mapping says that is produced.
	 * @return the media types, empty if it does not say
	 */
	List<MediaType> producible() {
		return this.producible;
	}

	/**
	 * What is to be handled, when a method handles exceptions.
	 * @return the exception
	 */
	@Nullable Throwable error() {
		return this.error;
	}

	/**
	 * What the peer accepts.
	 * @return its media types
	 */
	Acceptance acceptance() {
		Acceptance known = this.acceptance;
		if (known == null) {
			known = Acceptance.of(this.request);
			this.acceptance = known;
		}
		return known;
	}

	/**
	 * The header fields, as Spring's own type.
	 * @return a copy
	 */
	HttpHeaders headers() {
		return HeaderFields.toSpring(this.request.headers());
	}

	/**
	 * The parameters of the query and of a form.
	 * @return the parameters
	 * @throws IOException if the body cannot be read
	 */
	RequestParameters parameters() throws IOException {
		RequestParameters known = this.parameters;
		if (known == null) {
			known = RequestParameters.of(this.request);
			this.parameters = known;
		}
		return known;
	}

}
