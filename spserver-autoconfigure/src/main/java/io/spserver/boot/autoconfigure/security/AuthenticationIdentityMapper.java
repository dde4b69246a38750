package io.spserver.boot.autoconfigure.security;

import java.util.List;

import io.spserver.protocol.http.security.Identity;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * Makes each principal an {@link Authentication}, with an authority {@code ROLE_x} for
 * the role {@code x}.
 */
final class AuthenticationIdentityMapper implements IdentityMapper {

	@Override
	public Identity map(Identity identity) {
		if (identity.principal() instanceof Authentication) {
			return identity;
		}
		List<SimpleGrantedAuthority> authorities = identity.roles()
			.stream()
			.map((role) -> new SimpleGrantedAuthority("ROLE_" + role))
			.toList();
		return new Identity(UsernamePasswordAuthenticationToken.authenticated(identity.principal(), null, authorities),
				identity.roles());
	}

}
