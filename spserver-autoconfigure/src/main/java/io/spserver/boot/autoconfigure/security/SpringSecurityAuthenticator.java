package io.spserver.boot.autoconfigure.security;

import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.protocol.http.HttpStatusException;
import io.spserver.protocol.http.security.Authenticator;
import io.spserver.protocol.http.security.Credentials;
import io.spserver.protocol.http.security.Identity;
import io.spserver.protocol.http.security.LoginScheme;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.CredentialsContainer;
import org.springframework.security.core.GrantedAuthority;

/**
 * Checks passwords by an {@link AuthenticationManager}. The authority {@code ROLE_x} is
 * the role {@code x}, any other authority the role of its name.
 *
 * @param manager who is asked
 */
record SpringSecurityAuthenticator(AuthenticationManager manager) implements Authenticator {

	private static final String ROLE = "ROLE_";

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		if (!(credentials instanceof Credentials.Password password)) {
			return null;
		}
		try {
			Authentication known = this.manager.authenticate(
					UsernamePasswordAuthenticationToken.unauthenticated(password.name(), password.password()));
			return (known.isAuthenticated()) ? identity(known) : null;
		}
		catch (AuthenticationServiceException ex) {
			throw new HttpStatusException(503, "Logins cannot be checked now.", ex);
		}
		catch (AuthenticationException ex) {
			return null;
		}
	}

	@Override
	public Set<LoginScheme> schemes() {
		return Set.of(LoginScheme.BASIC);
	}

	private static Identity identity(Authentication known) {
		if (known instanceof CredentialsContainer container) {
			container.eraseCredentials();
		}
		return new Identity(known,
				known.getAuthorities()
					.stream()
					.map(GrantedAuthority::getAuthority)
					.filter((authority) -> authority != null)
					.map((authority) -> (authority.startsWith(ROLE)) ? authority.substring(ROLE.length()) : authority)
					.collect(Collectors.toSet()));
	}

}
