package io.spserver.protocol.http.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Answers only for hosts that the server is known by. A page of a foreign site whose name
 * its owner lets point to this machine (DNS rebinding) sends that name as {@code Host}:
 * it is answered with 421, since the request was meant for another server (RFC 9110,
 * section 15.5.20). A 403 would say that somebody else may do it.
 * <p>
 * {@code localhost} and the addresses of the loopback interface are always allowed. Ports
 * do not count: a foreign site cannot make its name one of these by a port. Requests that
 * come over anything but TCP, or of HTTP/1.0 without {@code Host}, are not checked: no
 * browser sends them.
 */
public final class HostFilter implements HttpFilter {

	private final Set<String> names = new HashSet<>();

	private final Set<String> suffixes = new HashSet<>();

	private final @Nullable InetAddress bound;

	private final HttpResponse refusal;

	/**
	 * Creates a filter.
	 * @param bound the address that the server listens on, which is allowed too;
	 * {@code null} if it is of no use as a name
	 * @param allowed further hosts, without ports: names, addresses,
	 * {@code *.example.org} for all names below one, or {@code *} for any
	 * @param explanation what clients with another host are told
	 * @throws IllegalArgumentException if a host is none
	 */
	public HostFilter(@Nullable InetAddress bound, Collection<String> allowed, String explanation) {
		this.bound = bound;
		this.names.add("localhost");
		allowed.forEach(this::allow);
		this.refusal = Refusal.of(421, explanation);
	}

	private void allow(String host) {
		if (host.equals("*")) {
			this.suffixes.add("");
			return;
		}
		boolean below = host.startsWith("*.");
		HostName name = HostName.parse((below) ? host.substring(2) : host);
		if (name == null || !name.port().isEmpty() || name.name().indexOf('*') >= 0) {
			throw new IllegalArgumentException("'" + host + "' is not the name or address of a host");
		}
		if (below) {
			this.suffixes.add("." + name.name().toLowerCase(Locale.ROOT));
		}
		else {
			this.names.add(name.name());
		}
	}

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpResponse answer = before(request);
		return (answer != null) ? answer : next.handle(request);
	}

	@Override
	public @Nullable HttpResponse before(HttpRequest request) {
		boolean tcp = request.session().localAddress() instanceof InetSocketAddress;
		return (!tcp || isAllowed(request.host())) ? null : this.refusal;
	}

	private boolean isAllowed(String value) {
		if (value.isEmpty() || this.suffixes.contains("")) {
			return true;
		}
		HostName host = HostName.parse(value);
		if (host == null) {
			return false;
		}
		if (this.names.contains(host.name()) || this.suffixes.stream().anyMatch(host.name()::endsWith)) {
			return true;
		}
		InetAddress address = host.address();
		return address != null && (address.isLoopbackAddress() || address.equals(this.bound));
	}

}
