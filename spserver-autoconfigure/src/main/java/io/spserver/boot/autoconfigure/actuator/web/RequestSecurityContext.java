package io.spserver.boot.autoconfigure.actuator.web;

import java.security.Principal;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.SecurityContext;

/**
 * Who sends a request, as the filters of the server found out. Nobody if there is no
 * login.
 *
 * @param request the request
 */
record RequestSecurityContext(HttpRequest request) implements SecurityContext {

	@Override
	public @Nullable Principal getPrincipal() {
		return this.request.principal();
	}

	@Override
	public boolean isUserInRole(String role) {
		return this.request.isUserInRole(role);
	}

}
