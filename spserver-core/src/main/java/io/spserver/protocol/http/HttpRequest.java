package io.spserver.protocol.http;

import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * A request that has arrived whole. Immutable; any thread may read it.
 */
public final class HttpRequest {

	private final RequestHead head;

	private final RequestContent content;

	private final Session session;

	private final RouteMatch match;

	private final Caller caller;

	private @Nullable Map<String, List<String>> queryParameters;

	HttpRequest(RequestHead head, RequestContent content, Session session, RouteMatch match) {
		this(head, content, session, match, Caller.NOBODY);
	}

	private HttpRequest(RequestHead head, RequestContent content, Session session, RouteMatch match, Caller caller) {
		this.head = head;
		this.content = content;
		this.session = session;
		this.match = match;
		this.caller = caller;
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
			return new HttpRequest(head, RequestContent.of(body), session, RouteMatch.NONE);
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
	 * The scheme.
	 * @return {@code https} if the connection is encrypted, otherwise {@code http}
	 */
	public String scheme() {
		return this.session.isEncrypted() ? "https" : "http";
	}

	/**
	 * The host that the peer asks for.
	 * @return host and port as sent; empty if a peer of HTTP/1.0 did not say
	 */
	public String host() {
		String host = header("Host");
		return (host != null) ? host : "";
	}

	/**
	 * The whole body in memory. One that is {@linkplain HttpOptions#maxBodyInMemory() in
	 * a file} is read each time; {@link #bodyStream()} is better then.
	 * @return the bytes, not copied; empty if there is no body
	 * @throws UncheckedIOException if the file cannot be read, as after the answer
	 */
	public byte[] body() {
		return this.content.bytes();
	}

	/**
	 * The whole body, from memory or from the file that it is in until the request is
	 * answered.
	 * @return a stream of its own, which need not be closed
	 * @throws UncheckedIOException if the file cannot be read, as after the answer
	 */
	public InputStream bodyStream() {
		return this.content.stream();
	}

	/**
	 * How long the body is.
	 * @return the number of bytes
	 */
	public long bodyLength() {
		return this.content.length();
	}

	/**
	 * Who sent the request, as a filter has found out.
	 * @return the principal, {@code null} if nobody knows
	 */
	public @Nullable Principal principal() {
		return this.caller.principal();
	}

	/**
	 * Whether the principal has a role, as a filter has found out.
	 * @param role the role
	 * @return whether it has
	 */
	public boolean isUserInRole(String role) {
		return this.caller.roles().contains(role);
	}

	/**
	 * This request with a principal that has no roles.
	 * @param principal who sent it, {@code null} if nobody knows
	 * @return a new request
	 */
	public HttpRequest withPrincipal(@Nullable Principal principal) {
		return withCaller(new Caller(principal, Set.of()));
	}

	/**
	 * This request with a principal.
	 * @param principal who sent it
	 * @param roles what roles the principal has
	 * @return a new request
	 */
	public HttpRequest withPrincipal(Principal principal, Set<String> roles) {
		return withCaller(new Caller(Objects.requireNonNull(principal, "principal"), Set.copyOf(roles)));
	}

	private HttpRequest withCaller(Caller newCaller) {
		return new HttpRequest(this.head, this.content, this.session, this.match, newCaller);
	}

	/**
	 * The body as text.
	 * @return the text, decoded by {@link #charset()}
	 * @throws HttpStatusException with status 415 if the charset is unknown
	 */
	public String text() {
		return new String(body(), charset());
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
	 * @return {@code HTTP/1.1}, {@code HTTP/1.0} or {@code HTTP/2.0}
	 */
	public String version() {
		if (this.head.http2()) {
			return "HTTP/2.0";
		}
		return (this.head.http11()) ? "HTTP/1.1" : "HTTP/1.0";
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

	RequestHead head() {
		return this.head;
	}

	RequestContent content() {
		return this.content;
	}

	RouteMatch match() {
		return this.match;
	}

	/**
	 * Who sent a request.
	 *
	 * @param principal who, {@code null} if nobody knows
	 * @param roles what roles the principal has
	 */
	private record Caller(@Nullable Principal principal, Set<String> roles) {

		static final Caller NOBODY = new Caller(null, Set.of());

	}

}
