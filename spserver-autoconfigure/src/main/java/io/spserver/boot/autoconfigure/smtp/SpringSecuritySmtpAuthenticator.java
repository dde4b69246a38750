package io.spserver.boot.autoconfigure.smtp;

import java.security.Principal;

import io.spserver.Session;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.CredentialsContainer;

/**
 * Checks passwords by an {@link AuthenticationManager}. The principal is an
 * {@link Authentication}.
 *
 * @param manager who is asked
 */
record SpringSecuritySmtpAuthenticator(AuthenticationManager manager) implements SmtpAuthenticator {

	@Override
	public @Nullable Principal password(String user, String password, Session session) {
		try {
			Authentication known = this.manager
				.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(user, password));
			if (known instanceof CredentialsContainer container) {
				container.eraseCredentials();
			}
			return (known.isAuthenticated()) ? known : null;
		}
		catch (AuthenticationServiceException ex) {
			throw ex;
		}
		catch (AuthenticationException ex) {
			return null;
		}
	}

}
