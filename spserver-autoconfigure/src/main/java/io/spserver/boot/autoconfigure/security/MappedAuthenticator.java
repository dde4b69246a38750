package io.spserver.boot.autoconfigure.security;

import java.util.Set;

import io.spserver.protocol.http.security.Authenticator;
import io.spserver.protocol.http.security.Credentials;
import io.spserver.protocol.http.security.Identity;
import io.spserver.protocol.http.security.LoginScheme;
import org.jspecify.annotations.Nullable;

/**
 * Maps whom another authenticator finds.
 *
 * @param authenticator who is asked
 * @param mapper what becomes of the answer
 */
record MappedAuthenticator(Authenticator authenticator, IdentityMapper mapper) implements Authenticator {

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		Identity identity = this.authenticator.authenticate(credentials);
		return (identity != null) ? this.mapper.map(identity) : null;
	}

	@Override
	public Set<LoginScheme> schemes() {
		return this.authenticator.schemes();
	}

}
