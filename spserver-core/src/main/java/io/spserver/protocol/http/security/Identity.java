package io.spserver.protocol.http.security;

import java.security.Principal;
import java.util.Set;

/**
 * Who a client was found to be.
 *
 * @param principal whom handlers see
 * @param roles the roles, as rules name them
 */
public record Identity(Principal principal, Set<String> roles) {

	/**
	 * Creates an identity.
	 * @param principal whom handlers see
	 * @param roles the roles
	 */
	public Identity {
		roles = Set.copyOf(roles);
	}

	/**
	 * An identity that is known by its name.
	 * @param name the name
	 * @param roles the roles
	 * @return the identity
	 */
	public static Identity of(String name, Set<String> roles) {
		return new Identity(new NamedPrincipal(name), roles);
	}

}
