package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Puts the principal of a request into the security context of the thread that handles
 * it, so that method security works, and takes it out again. What method security refuses
 * is answered with 403.
 */
final class SecurityContextFilter implements HttpFilter {

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		if (!(request.principal() instanceof Authentication authentication)) {
			return handle(request, next);
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(authentication);
		SecurityContextHolder.setContext(context);
		try {
			return handle(request, next);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

	private static HttpResponse handle(HttpRequest request, HttpHandler next) throws Exception {
		try {
			return next.handle(request);
		}
		catch (AccessDeniedException | AuthenticationException ex) {
			throw new HttpStatusException(403, "Access is denied.", ex);
		}
	}

}
