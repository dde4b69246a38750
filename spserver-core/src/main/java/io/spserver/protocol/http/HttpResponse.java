package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * The answer to a request. Immutable, so one response may answer any number of requests.
 * <p>
 * {@code Content-Length} and {@code Connection} are written by the server, and so are
 * {@code Date} and {@code Server} unless the response has them. A field
 * {@code Connection} with {@code close} closes the session after the answer; a field
 * {@code Content-Length} counts in answers to {@code HEAD} only.
 */
public final class HttpResponse {

	private static final byte[] NO_BODY = new byte[0];

	private static final HttpHeaders TEXT = HttpHeaders.of("Content-Type", "text/plain;charset=UTF-8");

	private static final HttpHeaders HTML = HttpHeaders.of("Content-Type", "text/html;charset=UTF-8");

	private static final HttpHeaders JSON = HttpHeaders.of("Content-Type", "application/json");

	private final int status;

	private final HttpHeaders headers;

	private final byte[] body;

	private HttpResponse(int status, HttpHeaders headers, byte[] body) {
		if (status < 200 || status > 599) {
			throw new IllegalArgumentException("Not a final status: " + status);
		}
		this.status = status;
		this.headers = headers;
		this.body = Objects.requireNonNull(body, "body");
	}

	/**
	 * A response without body.
	 * @param status the status, 200 to 599
	 * @return the response
	 */
	public static HttpResponse status(int status) {
		return new HttpResponse(status, HttpHeaders.empty(), NO_BODY);
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
	 * The status.
	 * @return 200 to 599
	 */
	public int status() {
		return this.status;
	}

	/**
	 * The header fields, without those that the server writes.
	 * @return the fields
	 */
	public HttpHeaders headers() {
		return this.headers;
	}

	/**
	 * The body.
	 * @return the bytes, not copied
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * This response with another status.
	 * @param newStatus the status, 200 to 599
	 * @return a new response
	 */
	public HttpResponse withStatus(int newStatus) {
		return new HttpResponse(newStatus, this.headers, this.body);
	}

	/**
	 * This response with one value of a header field, in place of all that it had.
	 * @param name the field's name, anything but {@code Transfer-Encoding}
	 * @param value its value
	 * @return a new response
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpResponse withHeader(String name, String value) {
		return new HttpResponse(this.status, this.headers.with(checked(name), value), this.body);
	}

	/**
	 * This response with another value of a header field, besides those that it has.
	 * @param name the field's name, anything but {@code Transfer-Encoding}
	 * @param value its value
	 * @return a new response
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpResponse withAddedHeader(String name, String value) {
		return new HttpResponse(this.status, this.headers.withAdded(checked(name), value), this.body);
	}

	/**
	 * This response with another body.
	 * @param newBody the body, not copied
	 * @return a new response
	 */
	public HttpResponse withBody(byte[] newBody) {
		return new HttpResponse(this.status, this.headers, newBody);
	}

	private static String checked(String name) {
		if (name.equalsIgnoreCase("Transfer-Encoding")) {
			throw new IllegalArgumentException("The server decides on Transfer-Encoding");
		}
		return name;
	}

	@Override
	public String toString() {
		return this.status + " (" + this.body.length + " bytes)";
	}

}
