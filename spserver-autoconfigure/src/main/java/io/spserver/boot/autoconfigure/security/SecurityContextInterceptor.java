package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcInterceptor;
import org.jspecify.annotations.Nullable;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;

/**
 * Has Spring Security know who makes a remote call on the thread that makes it, which may
 * be another than that of the request.
 */
final class SecurityContextInterceptor implements RpcInterceptor {

	@Override
	public @Nullable Object intercept(RpcCall call, Chain next) throws Exception {
		try (SecurityContextScope scope = new SecurityContextScope(call.caller().request())) {
			return next.proceed(call);
		}
		catch (AccessDeniedException | AuthenticationException ex) {
			throw RpcErrors.denied();
		}
	}

}
