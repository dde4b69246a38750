package io.spserver.boot.autoconfigure.security;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a user of the admin server.
 *
 * @param name name of the user
 * @param password password, perhaps hashed, with the id of the encoding in braces before
 * it
 * @param roles roles of the user; ADMIN may do everything, others may read unless rules
 * say otherwise
 */
public record UserProperties(@Nullable String name, @Nullable String password,
		@DefaultValue("ADMIN") Set<String> roles) {

	/** Without the password. */
	@Override
	public String toString() {
		return this.name + " " + this.roles;
	}

}
