package io.spserver.boot.autoconfigure.security;

import java.util.List;

import io.spserver.boot.autoconfigure.http.HttpServerContributor;
import io.spserver.protocol.http.HttpFilter;

/**
 * Has Spring Security know the principal while a handler runs, on each HTTP server.
 */
final class SecurityContextContributor implements HttpServerContributor {

	@Override
	public int getOrder() {
		return AdminSecurity.ORDER + 1;
	}

	@Override
	public List<HttpFilter> filters(String server) {
		return List.of(new SecurityContextFilter());
	}

}
