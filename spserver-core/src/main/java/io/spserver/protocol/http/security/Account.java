package io.spserver.protocol.http.security;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Somebody who may log in with a password or a bearer token.
 *
 * @param name the name
 * @param kind what is to be shown
 * @param secret the password or token as it is kept, perhaps with the id of an encoding
 * in braces before it
 * @param roles the roles
 */
public record Account(String name, Kind kind, String secret, Set<String> roles) {

	/** What is to be shown. */
	public enum Kind {

		/** Name and password. */
		PASSWORD,
		/** A bearer token. */
		TOKEN

	}

	/**
	 * Creates an account.
	 * @param name the name
	 * @param kind what is to be shown
	 * @param secret the password or token as it is kept
	 * @param roles the roles
	 */
	public Account {
		roles = Set.copyOf(roles);
	}

	@Nullable Identity check(String given, PasswordMatcher matcher) {
		return (matcher.matches(given, this.secret)) ? Identity.of(this.name, this.roles) : null;
	}

	@Override
	public String toString() {
		return "account of " + this.name + " " + this.roles;
	}

}
