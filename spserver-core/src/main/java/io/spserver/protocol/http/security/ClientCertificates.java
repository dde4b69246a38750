package io.spserver.protocol.http.security;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Knows clients by their certificates: the subject is the principal. Which certificates
 * are trusted is decided in the TLS handshake.
 *
 * @param roles the roles of all of them
 */
public record ClientCertificates(Set<String> roles) implements Authenticator {

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		return (credentials instanceof Credentials.Certificate shown)
				? new Identity(shown.certificate().getSubjectX500Principal(), this.roles) : null;
	}

	@Override
	public Set<LoginScheme> schemes() {
		return Set.of(LoginScheme.CERTIFICATE);
	}

}
