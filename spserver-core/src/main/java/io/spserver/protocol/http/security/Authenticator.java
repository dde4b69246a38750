package io.spserver.protocol.http.security;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Finds out who a client is. Called on worker threads, several at once; may block.
 */
@FunctionalInterface
public interface Authenticator {

	/**
	 * Checks credentials. Takes as long for a name that is not known as for a wrong
	 * password.
	 * @param credentials what the client says
	 * @return who it is; {@code null} if that is wrong, or not for this authenticator
	 * @throws io.spserver.protocol.http.HttpStatusException with status 503 if it cannot
	 * be checked now
	 */
	@Nullable Identity authenticate(Credentials credentials);

	/**
	 * What this authenticator can check; clients are told of it. Default: passwords and
	 * bearer tokens.
	 * @return the schemes, unmodifiable
	 */
	default Set<LoginScheme> schemes() {
		return Set.of(LoginScheme.BASIC, LoginScheme.BEARER);
	}

}
