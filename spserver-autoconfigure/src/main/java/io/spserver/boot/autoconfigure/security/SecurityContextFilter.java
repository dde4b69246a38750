package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Has Spring Security know the principal of a request on the thread that handles it, so
 * that method security works. What that refuses is answered with 403.
 */
final class SecurityContextFilter implements HttpFilter {

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		try (SecurityContextScope scope = new SecurityContextScope(request)) {
			return next.handle(request);
		}
		catch (AccessDeniedException | AuthenticationException ex) {
			throw new HttpStatusException(403, "Access is denied.", ex);
		}
	}

}
