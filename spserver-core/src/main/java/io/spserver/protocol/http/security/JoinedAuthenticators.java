package io.spserver.protocol.http.security;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Asks authenticators one after the other; the first that knows the client decides.
 *
 * @param authenticators who is asked
 */
public record JoinedAuthenticators(List<Authenticator> authenticators) implements Authenticator {

	/**
	 * Joins authenticators.
	 * @param authenticators who is asked
	 */
	public JoinedAuthenticators {
		authenticators = List.copyOf(authenticators);
	}

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		for (Authenticator authenticator : this.authenticators) {
			Identity identity = authenticator.authenticate(credentials);
			if (identity != null) {
				return identity;
			}
		}
		return null;
	}

	@Override
	public Set<LoginScheme> schemes() {
		Set<LoginScheme> schemes = EnumSet.noneOf(LoginScheme.class);
		this.authenticators.forEach((authenticator) -> schemes.addAll(authenticator.schemes()));
		return schemes;
	}

}
