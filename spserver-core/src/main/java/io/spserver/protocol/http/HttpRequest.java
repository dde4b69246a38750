package io.spserver.protocol.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived whole. Immutable; any thread may read it.
 */
public final class HttpRequest {

	private final RequestHead head;

	private final byte[] body;

	private final Session session;

	private final RouteMatch match;

	private @Nullable Map<String, List<String>> queryParameters;

	HttpRequest(RequestHead head, byte[] body, Session session, RouteMatch match) {
		this.head = head;
		this.body = body;
		this.session = session;
		this.match = match;
	}

	/**
	 * Makes a request of HTTP/1.1 that no route has matched, for tests.
	 * @param session the session it seems to come from
	 * @param method the method
	 * @param target the target, a path with or without query
	 * @param headers the header fields
	 * @param body the body, not copied
	 * @return the request
	 * @throws IllegalArgumentException if a peer could not send such a target
	 */
	public static HttpRequest of(Session session, String method, String target, HttpHeaders headers, byte[] body) {
		Objects.requireNonNull(session, "session");
		try {
			RequestHead head = new RequestHead(method, target, RequestTarget.parse(method, target), headers, true, true,
					body.length, false, false);
			return new HttpRequest(head, body, session, RouteMatch.NONE);
		}
		catch (HttpProtocolException ex) {
			throw new IllegalArgumentException("Not a request target: '" + target + "': " + ex.getMessage(), ex);
		}
	}

	/**
	 * The method.
	 * @return the method as sent, for example {@code GET}
	 */
	public String method() {
		return this.head.method();
	}

	/**
	 * The request target.
	 * @return the target as sent
	 */
	public String target() {
		return this.head.rawTarget();
	}

	/**
	 * The path, decoded and normalised once: no dot segments, no empty ones but the last,
	 * no backslash, no control character.
	 * @return the path, which begins with a slash; {@code *} for {@code OPTIONS *}
	 */
	public String path() {
		return this.head.target().path();
	}

	/**
	 * The query.
	 * @return the query as sent, without the question mark; {@code null} if there is none
	 */
	public @Nullable String query() {
		return this.head.target().query();
	}

	/**
	 * The parameters of the query, decoded as UTF-8.
	 * @return the values of each in the order in which they were sent, unmodifiable
	 */
	public Map<String, List<String>> queryParameters() {
		Map<String, List<String>> parameters = this.queryParameters;
		if (parameters == null) {
			String query = query();
			parameters = (query != null) ? parse(query) : Map.of();
			this.queryParameters = parameters;
		}
		return parameters;
	}

	private static Map<String, List<String>> parse(String query) {
		return Collections.unmodifiableMap(
				QueryStringDecoder.builder().hasPath(false).semicolonIsNormalChar(true).build(query).parameters());
	}

	/**
	 * A parameter of the query.
	 * @param name its name
	 * @return its first value, {@code null} if there is no such parameter
	 */
	public @Nullable String queryParameter(String name) {
		List<String> values = queryParameters().get(name);
		return (values != null) ? values.get(0) : null;
	}

	/**
	 * The header fields.
	 * @return the fields
	 */
	public HttpHeaders headers() {
		return this.head.headers();
	}

	/**
	 * A header field.
	 * @param name its name
	 * @return its first value, {@code null} if there is no such field
	 */
	public @Nullable String header(String name) {
		return headers().first(name);
	}

	/**
	 * The body.
	 * @return the bytes, not copied; empty if there is no body
	 */
	public byte[] body() {
		return this.body;
	}

	/**
	 * The body as text.
	 * @return the text, decoded by {@link #charset()}
	 * @throws HttpStatusException with status 415 if the charset is unknown
	 */
	public String text() {
		return new String(this.body, charset());
	}

	/**
	 * The media type of the body.
	 * @return what {@code Content-Type} says, in lower case and without parameters;
	 * {@code null} if there is no such field
	 */
	public @Nullable String contentType() {
		String value = header("Content-Type");
		return (value != null) ? MediaTypes.type(value) : null;
	}

	/**
	 * The charset of the body.
	 * @return the charset that {@code Content-Type} names, otherwise UTF-8
	 * @throws HttpStatusException with status 415 if the charset is unknown
	 */
	public Charset charset() {
		String name = MediaTypes.charset(header("Content-Type"));
		try {
			return (name != null) ? Charset.forName(name) : StandardCharsets.UTF_8;
		}
		catch (IllegalArgumentException ex) {
			throw new HttpStatusException(415, "The charset of the body is unknown.", ex);
		}
	}

	/**
	 * The version.
	 * @return {@code HTTP/1.1} or {@code HTTP/1.0}
	 */
	public String version() {
		return (this.head.http2()) ? "HTTP/2.0" : (this.head.http11()) ? "HTTP/1.1" : "HTTP/1.0";
	}

	/**
	 * Whether the peer lets the connection persist after the answer (RFC 9112, section
	 * 9.3).
	 * @return whether it does
	 */
	public boolean keepAlive() {
		return this.head.keepAlive();
	}

	/**
	 * The session that the request came from.
	 * @return the session
	 */
	public Session session() {
		return this.session;
	}

	/**
	 * The path template of the route that matched.
	 * @return the template, {@code null} if none matched
	 */
	public @Nullable String route() {
		HttpRoute route = this.match.route();
		return (route != null) ? route.template() : null;
	}

	/**
	 * The values of the variables in the path template.
	 * @return the values by name, unmodifiable
	 */
	public Map<String, String> pathVariables() {
		return this.match.variables();
	}

	/**
	 * The value of a variable in the path template.
	 * @param name its name
	 * @return its value, decoded
	 * @throws IllegalArgumentException if the template has no such variable
	 */
	public String pathVariable(String name) {
		String value = this.match.variables().get(name);
		if (value == null) {
			throw new IllegalArgumentException("The route '" + route() + "' has no variable '" + name + "'");
		}
		return value;
	}

	@Override
	public String toString() {
		return method() + " " + path();
	}

	RouteMatch match() {
		return this.match;
	}

}
