package io.spserver.protocol.http.security;

import java.security.Principal;

/**
 * A principal that has nothing but a name.
 *
 * @param name the name
 */
record NamedPrincipal(String name) implements Principal {

	@Override
	public String getName() {
		return this.name;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
