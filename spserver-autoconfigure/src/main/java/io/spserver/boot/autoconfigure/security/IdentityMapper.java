package io.spserver.boot.autoconfigure.security;

import io.spserver.protocol.http.security.Identity;

/**
 * Turns who a client was found to be into what handlers are to see.
 */
@FunctionalInterface
interface IdentityMapper {

	/**
	 * Maps an identity. Called on worker threads, several at once.
	 * @param identity who was found
	 * @return the same, perhaps with another principal
	 */
	Identity map(Identity identity);

}
