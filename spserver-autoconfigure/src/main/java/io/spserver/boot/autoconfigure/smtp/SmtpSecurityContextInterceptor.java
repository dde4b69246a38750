package io.spserver.boot.autoconfigure.smtp;

import io.spserver.boot.handler.smtp.ListenerCall;
import io.spserver.boot.handler.smtp.ListenerInterceptor;
import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpReply;

import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Has Spring Security know on the listener's thread who has sent the mail, so that method
 * security works. What that refuses is answered with 550.
 */
final class SmtpSecurityContextInterceptor implements ListenerInterceptor {

	@Override
	public void intercept(ListenerCall call, Chain next) throws Exception {
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		if (call.mail().principal() instanceof Authentication authentication) {
			context.setAuthentication(authentication);
		}
		SecurityContextHolder.setContext(context);
		try {
			next.proceed();
		}
		catch (AccessDeniedException | AuthenticationException ex) {
			throw new SmtpException(SmtpReply.of(550, "5.7.1", "Access denied"), ex);
		}
		finally {
			SecurityContextHolder.clearContext();
		}
	}

}
