package io.spserver.protocol.http;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Compresses responses with gzip for clients that accept it (RFC 9110, section 8.4.1.3).
 * Bodies that are not small are compressed while they are sent, in bounded memory.
 * <p>
 * Left as they are: parts and unchanged content (206, 304), what is encoded already, what
 * forbids it by {@code Cache-Control: no-transform}, streams of events, and bodies that
 * publishers give. The entity tag of a compressed response is weak, since its bytes are
 * others.
 */
public final class CompressionFilter implements HttpFilter {

	private static final Set<Integer> WITHOUT_BODY = Set.of(204, 205);

	private static final MediaType EVENTS = MediaType.parse("text/event-stream");

	private final CompressionOptions options;

	private final GzippedBodies bodies = new GzippedBodies();

	/**
	 * Creates a filter.
	 * @param options which responses are compressed
	 */
	public CompressionFilter(CompressionOptions options) {
		this.options = options;
	}

	/**
	 * Answers a request by the next handler and compresses the answer.
	 * @param request the request
	 * @param next the next filter, or the handler
	 * @return the answer, compressed if that is possible and wanted
	 * @throws Exception as the next handler does
	 */
	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpResponse response = next.handle(request);
		return (this.options.enabled()) ? response.map((there) -> compress(request, there)) : response;
	}

	private HttpResponse compress(HttpRequest request, HttpResponse response) {
		if (response.status() == 304 || response.status() == 206) {
			return vary(asKnown(request, response));
		}
		if (!isCompressible(response)) {
			return response;
		}
		HttpResponse varying = vary(response);
		AcceptEncoding accepted = AcceptEncoding.of(request);
		long length = length(request, response);
		boolean large = length < 0 || length >= this.options.minResponseSize();
		if (!accepted.gzip() || length == 0 || (!large && accepted.identity())) {
			return varying;
		}
		boolean headOnly = response.content().length() == 0;
		HttpBody body = (headOnly) ? HttpBody.stream(InputStream.nullInputStream(), -1)
				: this.bodies.compress(response.content());
		if (body == null) {
			return varying;
		}
		return weak(withoutLength(varying)).withBody(body)
			.withHeader("Content-Encoding", "gzip")
			.withHeader("Accept-Ranges", "none");
	}

	/**
	 * How long the body is, or would be if this were not the answer to {@code HEAD}.
	 */
	private static long length(HttpRequest request, HttpResponse response) {
		long length = response.content().length();
		String announced = response.headers().first("Content-Length");
		if (length != 0 || announced == null || !request.method().equals("HEAD")) {
			return length;
		}
		return (announced.matches("[0-9]{1,18}")) ? Long.parseLong(announced) : 0;
	}

	/**
	 * How long the compressed body would be is not known (RFC 9110, section 8.6).
	 */
	private static HttpResponse withoutLength(HttpResponse response) {
		if (!response.headers().contains("Content-Length")) {
			return response;
		}
		HttpResponse copy = HttpResponse.status(response.status());
		for (Map.Entry<String, String> field : response.headers().without("Content-Length")) {
			copy = copy.withAddedHeader(field.getKey(), field.getValue());
		}
		return copy;
	}

	private boolean isCompressible(HttpResponse response) {
		HttpHeaders headers = response.headers();
		MediaType type = type(headers.first("Content-Type"));
		return type != null && !WITHOUT_BODY.contains(response.status()) && !headers.contains("Content-Encoding")
				&& !headers.hasToken("Cache-Control", "no-transform") && !EVENTS.includes(type)
				&& this.options.mediaTypes().stream().anyMatch((listed) -> listed.includes(type));
	}

	private static @Nullable MediaType type(@Nullable String contentType) {
		try {
			return (contentType != null) ? MediaType.parse(contentType) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static HttpResponse vary(HttpResponse response) {
		HttpHeaders headers = response.headers();
		if (headers.hasToken("Vary", "Accept-Encoding") || headers.hasToken("Vary", "*")) {
			return response;
		}
		return response.withAddedHeader("Vary", "Accept-Encoding");
	}

	private static HttpResponse weak(HttpResponse response) {
		String tag = response.headers().first("ETag");
		return (tag != null && !tag.startsWith("W/")) ? response.withHeader("ETag", "W/" + tag) : response;
	}

	/**
	 * The client that has the compressed content knows it by the weak tag.
	 */
	private static HttpResponse asKnown(HttpRequest request, HttpResponse response) {
		String tag = response.headers().first("ETag");
		boolean known = tag != null
				&& request.headers().all("If-None-Match").stream().anyMatch((line) -> line.contains("W/" + tag));
		return (known) ? weak(response) : response;
	}

}
