package io.spserver.protocol.http.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.spserver.protocol.http.HttpRequest;

/**
 * Who may do something. Immutable.
 */
public final class Access {

	private static final Access PERMIT = new Access(true, true, Set.of());

	private static final Access DENY = new Access(false, false, Set.of());

	private static final Access AUTHENTICATED = new Access(false, true, Set.of());

	private final boolean anonymous;

	private final boolean anyRole;

	private final Set<String> roles;

	private Access(boolean anonymous, boolean anyRole, Set<String> roles) {
		this.anonymous = anonymous;
		this.anyRole = anyRole;
		this.roles = roles;
	}

	/**
	 * Everybody.
	 * @return the access
	 */
	public static Access permit() {
		return PERMIT;
	}

	/**
	 * Nobody.
	 * @return the access
	 */
	public static Access deny() {
		return DENY;
	}

	/**
	 * Everybody who has logged in.
	 * @return the access
	 */
	public static Access authenticated() {
		return AUTHENTICATED;
	}

	/**
	 * Those who have one of some roles.
	 * @param roles the roles
	 * @return the access
	 */
	public static Access roles(Set<String> roles) {
		return new Access(false, false, Set.copyOf(roles));
	}

	/**
	 * Whether this lets somebody in.
	 * @param request the request, with principal and roles of who sent it
	 * @return whether it does
	 */
	public boolean allows(HttpRequest request) {
		if (request.principal() == null) {
			return this.anonymous;
		}
		return this.anyRole || this.roles.stream().anyMatch(request::isUserInRole);
	}

	/**
	 * Whether somebody must log in for this.
	 * @return {@code false} if everybody is let in, or nobody
	 */
	public boolean needsLogin() {
		return !this.anonymous && (this.anyRole || !this.roles.isEmpty());
	}

	/**
	 * Those whom this lets in, and those whom another does.
	 * @param other the other
	 * @return both
	 */
	Access or(Access other) {
		return new Access(this.anonymous || other.anonymous, this.anyRole || other.anyRole,
				Stream.concat(this.roles.stream(), other.roles.stream()).collect(Collectors.toUnmodifiableSet()));
	}

}
