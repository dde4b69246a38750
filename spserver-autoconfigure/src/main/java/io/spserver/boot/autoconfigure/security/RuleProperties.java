package io.spserver.boot.autoconfigure.security;

import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of a rule.
 *
 * @param path for which paths, with '*' in a segment and '/**' at the end; all if it is
 * missing
 * @param methods for which methods; all if there are none
 * @param rpc for which remote methods, with '*' for any characters; the rule is for
 * remote calls only then
 * @param access who is let in: everybody, nobody, or everybody who has logged in
 * @param roles roles of which one is needed, in place of 'access'
 */
public record RuleProperties(@Nullable String path, @DefaultValue Set<String> methods, @Nullable String rpc,
		@Nullable RuleAccess access, @DefaultValue List<String> roles) {

	/** Who is let in. */
	public enum RuleAccess {

		/** Everybody. */
		PERMIT,
		/** Nobody. */
		DENY,
		/** Everybody who has logged in. */
		AUTHENTICATED

	}

}
