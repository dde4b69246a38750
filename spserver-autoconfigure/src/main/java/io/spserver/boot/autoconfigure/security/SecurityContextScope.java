package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Has Spring Security know on this thread who sent a request, until it is closed; then it
 * knows what it knew before.
 */
final class SecurityContextScope implements AutoCloseable {

	private final SecurityContext before = SecurityContextHolder.getContext();

	SecurityContextScope(@Nullable HttpRequest request) {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		if (request != null && request.principal() instanceof Authentication authentication) {
			context.setAuthentication(authentication);
		}
		SecurityContextHolder.setContext(context);
	}

	@Override
	public void close() {
		if (this.before.getAuthentication() != null) {
			SecurityContextHolder.setContext(this.before);
		}
		else {
			SecurityContextHolder.clearContext();
		}
	}

}
