package io.spserver.protocol.http.security;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps pages of other origins from writing (cross-site request forgery): a request whose
 * method is not {@code GET}, {@code HEAD} or {@code OPTIONS} is answered with 403 if a
 * browser says that a page of another origin has sent it.
 * <p>
 * Both {@code Origin} and {@code Sec-Fetch-Site} are looked at where they are there; no
 * page can set or leave out either of them. Clients that are no browsers send neither,
 * and pass. Behind a proxy that ends TLS a page's scheme may be https while the server's
 * is not.
 */
public final class OriginFilter implements HttpFilter {

	private static final Set<String> OWN = Set.of("same-origin", "none");

	private final Set<String> allowed = new HashSet<>();

	private final HttpResponse refusal;

	/**
	 * Creates a filter.
	 * @param allowed origins whose pages may write besides the server's own, such as
	 * {@code https://admin.example.org}
	 * @param explanation what pages of other origins are told
	 * @throws IllegalArgumentException if an origin is none
	 */
	public OriginFilter(Collection<String> allowed, String explanation) {
		for (String origin : allowed) {
			if (Origin.parse(origin) == null) {
				throw new IllegalArgumentException(
						"'" + origin + "' is not an origin: scheme://host or scheme://host:port");
			}
			this.allowed.add(origin.toLowerCase(Locale.ROOT));
		}
		this.refusal = Refusal.of(403, explanation);
	}

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpResponse answer = before(request);
		return (answer != null) ? answer : next.handle(request);
	}

	@Override
	public @Nullable HttpResponse before(HttpRequest request) {
		return (Methods.isRead(request.method()) || mayWrite(request)) ? null : this.refusal;
	}

	private boolean mayWrite(HttpRequest request) {
		List<String> origins = request.headers().all("Origin");
		if (origins.size() > 1) {
			return false;
		}
		if (origins.size() == 1 && this.allowed.contains(origins.get(0).toLowerCase(Locale.ROOT))) {
			return true;
		}
		return OWN.containsAll(request.headers().all("Sec-Fetch-Site"))
				&& (origins.isEmpty() || isOwn(origins.get(0), request));
	}

	private static boolean isOwn(String value, HttpRequest request) {
		Origin origin = Origin.parse(value);
		HostName own = HostName.parse(request.host());
		if (origin == null || own == null || !own.isSame(origin.host(), origin.scheme())) {
			return false;
		}
		return origin.scheme().equals("https") || request.scheme().equals("http");
	}

	/**
	 * What {@code Origin} says (RFC 6454, section 7); {@code null} is none.
	 *
	 * @param scheme http or https
	 * @param host host and port
	 */
	private record Origin(String scheme, HostName host) {

		static @Nullable Origin parse(String value) {
			String lower = value.toLowerCase(Locale.ROOT);
			String scheme = (lower.startsWith("https://")) ? "https" : "http";
			if (!lower.startsWith(scheme + "://")) {
				return null;
			}
			String rest = lower.substring(scheme.length() + 3);
			HostName host = (rest.indexOf('/') < 0) ? HostName.parse(rest) : null;
			return (host != null) ? new Origin(scheme, host) : null;
		}

	}

}
