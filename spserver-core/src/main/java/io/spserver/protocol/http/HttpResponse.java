package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a request, or the promise of one. Immutable, so one response may answer
 * any number of requests, unless its body is good for one only.
 * <p>
 * {@code Content-Length} and {@code Connection} are written by the server, and so are
 * {@code Date} and {@code Server} unless the response has them. A field
 * {@code Connection} with {@code close} closes the session after the answer; a field
 * {@code Content-Length} counts in answers to {@code HEAD} only.
 */
public final class HttpResponse {

	private static final HttpHeaders TEXT = HttpHeaders.of("Content-Type", "text/plain;charset=UTF-8");

	private static final HttpHeaders HTML = HttpHeaders.of("Content-Type", "text/html;charset=UTF-8");

	private static final HttpHeaders JSON = HttpHeaders.of("Content-Type", "application/json");

	private final int status;

	private final HttpHeaders headers;

	private final HttpBody body;

	private final @Nullable CompletionStage<HttpResponse> later;

	private HttpResponse(int status, HttpHeaders headers, HttpBody body) {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("Not a final status: " + status);
		}
		this.status = status;
		this.headers = headers;
		this.body = Objects.requireNonNull(body, "body");
		this.later = null;
	}

	private HttpResponse(int status, HttpHeaders headers, byte[] body) {
		this(status, headers, HttpBody.bytes(body));
	}

	private HttpResponse(CompletionStage<HttpResponse> later) {
		this.status = 0;
		this.headers = HttpHeaders.empty();
		this.body = BytesBody.EMPTY;
		this.later = Objects.requireNonNull(later, "later");
	}

	/**
	 * A response without body.
	 * @param status the status, 200 to 599
	 * @return the response
	 */
	public static HttpResponse status(int status) {
		return new HttpResponse(status, HttpHeaders.empty(), BytesBody.EMPTY);
	}

	/**
	 * A response with status 204.
	 * @return the response
	 */
	public static HttpResponse noContent() {
		return status(204);
	}

	/**
	 * A response with status 200 and plain text.
	 * @param text the text, sent in UTF-8
	 * @return the response
	 */
	public static HttpResponse text(String text) {
		return text(200, text);
	}

	/**
	 * A response with plain text.
	 * @param status the status, 200 to 599
	 * @param text the text, sent in UTF-8
	 * @return the response
	 */
	public static HttpResponse text(int status, String text) {
		return new HttpResponse(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A response with status 200 and a page.
	 * @param html the page, sent in UTF-8
	 * @return the response
	 */
	public static HttpResponse html(String html) {
		return new HttpResponse(200, HTML, html.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * A response with status 200 and JSON.
	 * @param json the document, not copied
	 * @return the response
	 */
	public static HttpResponse json(byte[] json) {
		return new HttpResponse(200, JSON, json);
	}

	/**
	 * A response with any content.
	 * @param status the status, 200 to 599
	 * @param contentType the value of {@code Content-Type}
	 * @param body the body, not copied
	 * @return the response
	 */
	public static HttpResponse of(int status, String contentType, byte[] body) {
		return new HttpResponse(status, HttpHeaders.of("Content-Type", contentType), body);
	}

	/**
	 * A response with any content.
	 * @param status the status, 200 to 599
	 * @param contentType the value of {@code Content-Type}
	 * @param body the body
	 * @return the response
	 */
	public static HttpResponse of(int status, String contentType, HttpBody body) {
		return new HttpResponse(status, HttpHeaders.of("Content-Type", contentType), body);
	}

	/**
	 * The promise of a response. The request is answered when the stage completes, by a
	 * worker thread; none is held until then. If it completes exceptionally, that is as
	 * if the handler had thrown the exception.
	 * @param later completes with the response
	 * @return a response that {@linkplain #isAsync() is not there yet}
	 */
	public static HttpResponse async(CompletionStage<HttpResponse> later) {
		return new HttpResponse(later);
	}

	/**
	 * Whether this is only the promise of a response. Then it has neither status nor
	 * fields nor body; {@link #completion()} and {@link #map} give access to them.
	 * @return {@code true} if it was made by {@link #async}
	 */
	public boolean isAsync() {
		return this.later != null;
	}

	/**
	 * The response when it is there.
	 * @return a stage that completes with a response that is not asynchronous; completed
	 * already if this one is not
	 */
	public CompletionStage<HttpResponse> completion() {
		CompletionStage<HttpResponse> stage = this.later;
		return (stage != null) ? stage.thenCompose(HttpResponse::completion) : CompletableFuture.completedFuture(this);
	}

	/**
	 * Changes the response: at once, or as soon as it is there.
	 * @param change gives the new response
	 * @return the new response, or its promise
	 */
	public HttpResponse map(UnaryOperator<HttpResponse> change) {
		return (this.later != null) ? async(completion().thenApply(change)) : change.apply(this);
	}

	/**
	 * The status.
	 * @return 200 to 599
	 * @throws IllegalStateException if the response {@linkplain #isAsync() is not there}
	 */
	public int status() {
		checkPresent();
		return this.status;
	}

	/**
	 * The header fields, without those that the server writes.
	 * @return the fields
	 * @throws IllegalStateException if the response {@linkplain #isAsync() is not there}
	 */
	public HttpHeaders headers() {
		checkPresent();
		return this.headers;
	}

	/**
	 * The body, when it is in memory.
	 * @return the bytes, not copied
	 * @throws IllegalStateException if it is not, or the response {@linkplain #isAsync()
	 * is not there}
	 */
	public byte[] body() {
		checkPresent();
		byte[] bytes = bytes();
		if (bytes == null) {
			throw new IllegalStateException("The body is not in memory: see content()");
		}
		return bytes;
	}

	/**
	 * The body in any form.
	 * @return the body, empty if there is none
	 * @throws IllegalStateException if the response {@linkplain #isAsync() is not there}
	 */
	public HttpBody content() {
		checkPresent();
		return this.body;
	}

	/**
	 * The body, when it is in memory.
	 * @return the bytes, not copied; {@code null} if it is not
	 */
	byte @Nullable [] bytes() {
		HttpBody plain = (this.body instanceof WatchedBody watched) ? watched.unwatched() : this.body;
		return (plain instanceof BytesBody bytes) ? bytes.bytes() : null;
	}

	private void checkPresent() {
		if (this.later != null) {
			throw new IllegalStateException("The response is not there yet: see completion() and map()");
		}
	}

	/**
	 * This response with another status.
	 * @param newStatus the status, 200 to 599
	 * @return a new response
	 */
	public HttpResponse withStatus(int newStatus) {
		return map((present) -> new HttpResponse(newStatus, present.headers, present.body));
	}

	/**
	 * This response with one value of a header field, in place of all that it had.
	 * @param name the field's name, anything but {@code Transfer-Encoding}
	 * @param value its value
	 * @return a new response
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpResponse withHeader(String name, String value) {
		checkName(name);
		return map((present) -> new HttpResponse(present.status, present.headers.with(name, value), present.body));
	}

	/**
	 * This response with another value of a header field, besides those that it has.
	 * @param name the field's name, anything but {@code Transfer-Encoding}
	 * @param value its value
	 * @return a new response
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpResponse withAddedHeader(String name, String value) {
		checkName(name);
		return map((present) -> new HttpResponse(present.status, present.headers.withAdded(name, value), present.body));
	}

	/**
	 * This response with another body.
	 * @param newBody the body, not copied
	 * @return a new response
	 */
	public HttpResponse withBody(byte[] newBody) {
		return withBody(HttpBody.bytes(newBody));
	}

	/**
	 * This response with another body. That which it had is not closed.
	 * @param newBody the body
	 * @return a new response
	 */
	public HttpResponse withBody(HttpBody newBody) {
		return map((present) -> new HttpResponse(present.status, present.headers, newBody));
	}

	private static void checkName(String name) {
		if (name.equalsIgnoreCase("Transfer-Encoding")) {
			throw new IllegalArgumentException("The server decides on Transfer-Encoding");
		}
	}

	@Override
	public String toString() {
		return isAsync() ? "asynchronous" : this.status + " (" + this.body.length() + " bytes)";
	}

}
