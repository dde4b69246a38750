package io.spserver.protocol.http.form;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpStatusException;
import io.spserver.protocol.http.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The form in the body of a request. Immutable; to be read before the request is
 * answered, since its parts are read from the request's body. Nothing needs to be closed
 * but the streams that a handler opens.
 */
public final class HttpForm {

	private static final String URL_ENCODED = "application/x-www-form-urlencoded";

	private static final String MULTIPART = "multipart/form-data";

	/** What RFC 2046 has for boundaries. */
	private static final Pattern BOUNDARY = Pattern.compile("[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]");

	private final List<HttpPart> parts;

	private HttpForm(List<HttpPart> parts) {
		this.parts = List.copyOf(parts);
	}

	/**
	 * Reads the form of a request by the default limits. Called on a worker thread; may
	 * block.
	 * @param request the request
	 * @return the form
	 * @throws IOException if the body cannot be read
	 * @throws HttpStatusException with status 400 if the form is malformed, 413 if it
	 * exceeds a limit, 415 if the body is no form
	 */
	public static HttpForm of(HttpRequest request) throws IOException {
		return of(request, FormLimits.defaults());
	}

	/**
	 * Reads the form of a request. Called on a worker thread; may block.
	 * @param request the request
	 * @param limits the limits of the form
	 * @return the form
	 * @throws IOException if the body cannot be read
	 * @throws HttpStatusException with status 400 if the form is malformed, 413 if it
	 * exceeds a limit, 415 if the body is no form
	 */
	public static HttpForm of(HttpRequest request, FormLimits limits) throws IOException {
		String type = request.contentType();
		if (request.headers().all("Content-Type").size() > 1) {
			throw FormErrors.malformed("There are several fields Content-Type.");
		}
		if (URL_ENCODED.equals(type)) {
			if (request.bodyLength() > limits.maxTextSize()) {
				throw FormErrors.tooLarge("The form is", limits.maxTextSize());
			}
			return new HttpForm(UrlEncoded.parse(request.body(), request.charset(), limits.maxParts()));
		}
		if (MULTIPART.equals(type)) {
			return new HttpForm(new MultipartReader(request, boundary(request), limits).read());
		}
		throw new HttpStatusException(415, "This is not a form.");
	}

	private static String boundary(HttpRequest request) {
		try {
			String boundary = MediaType.parse(String.valueOf(request.header("Content-Type")))
				.parameters()
				.get("boundary");
			if (boundary != null && BOUNDARY.matcher(boundary).matches()) {
				return boundary;
			}
		}
		catch (IllegalArgumentException ex) {
			throw new HttpStatusException(400, "The field Content-Type is malformed.", ex);
		}
		throw FormErrors.malformed("The form has no proper boundary.");
	}

	/**
	 * All parameters or parts.
	 * @return the parts in the order in which they were sent, unmodifiable
	 */
	public List<HttpPart> parts() {
		return this.parts;
	}

	/**
	 * The parts of a name.
	 * @param name the name of the form's field
	 * @return the parts in order, unmodifiable
	 */
	public List<HttpPart> parts(String name) {
		return this.parts.stream().filter((part) -> part.name().equals(name)).toList();
	}

	/**
	 * The first part of a name.
	 * @param name the name of the form's field
	 * @return the part, {@code null} if there is none
	 */
	public @Nullable HttpPart part(String name) {
		List<HttpPart> named = parts(name);
		return (named.isEmpty()) ? null : named.get(0);
	}

	/**
	 * The first value of a name, of what is no file.
	 * @param name the name of the form's field
	 * @return the value, {@code null} if there is none
	 * @throws IOException if the body cannot be read
	 */
	public @Nullable String value(String name) throws IOException {
		for (HttpPart part : parts(name)) {
			if (!part.isFile()) {
				return part.text();
			}
		}
		return null;
	}

	@Override
	public String toString() {
		return this.parts.toString();
	}

}
