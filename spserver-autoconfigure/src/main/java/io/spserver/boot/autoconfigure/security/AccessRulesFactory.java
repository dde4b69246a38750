package io.spserver.boot.autoconfigure.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.security.RuleProperties.RuleAccess;
import io.spserver.protocol.http.security.Access;
import io.spserver.protocol.http.security.AccessRule;
import io.spserver.protocol.http.security.AccessRules;
import io.spserver.protocol.http.security.PathPattern;

/**
 * Makes the rules of the admin server: first the paths that everybody may read, then what
 * properties say, then what holds otherwise. That is, if there is a login: who has logged
 * in may read, the role ADMIN may write; if there is none, everybody may do everything.
 *
 * @param paths the paths that matter here
 * @param login whether there is a login
 */
record AccessRulesFactory(AdminPaths paths, boolean login) {

	private static final String PERMIT = "spserver.admin.security.permit";

	private static final String RULES = "spserver.admin.security.rules";

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

	AccessRules create(AdminSecurityProperties properties) {
		List<AccessRule> rules = new ArrayList<>();
		if (!properties.enabled()) {
			return new AccessRules(rules, Access.permit(), Access.permit());
		}
		List<String> permit = (properties.permit() != null) ? properties.permit() : this.paths.probes();
		permit.forEach((path) -> rules.add(AccessRule.requests(pattern(PERMIT, path), READS, Access.permit())));
		for (int i = 0; i < properties.rules().size(); i++) {
			rules.add(rule(RULES + "[" + i + "]", properties.rules().get(i)));
		}
		if (!this.login) {
			return new AccessRules(rules, Access.permit(), Access.permit());
		}
		return new AccessRules(rules, Access.authenticated(), Access.roles(Set.of("ADMIN")));
	}

	private AccessRule rule(String property, RuleProperties rule) {
		Access access = access(property, rule);
		if (access.needsLogin() && !this.login) {
			throw new InvalidSpServerPropertyException(property, "...", "It needs a login, but none is configured.",
					"Set 'spserver.admin.security.user.name' and '.password', or another login.");
		}
		if (rule.rpc() == null) {
			String path = (rule.path() != null) ? rule.path() : "/**";
			return AccessRule.requests(pattern(property + ".path", path), methods(rule), access);
		}
		if (!rule.methods().isEmpty()) {
			throw new InvalidSpServerPropertyException(property + ".methods", rule.methods(),
					"The rule is for remote calls, which all have the same method of HTTP.",
					"Remove the property '" + property + ".methods' or '" + property + ".rpc'.");
		}
		List<PathPattern> endpoints = (rule.path() != null) ? List.of(pattern(property + ".path", rule.path()))
				: this.paths.rpcEndpoints();
		return AccessRule.calls(endpoints, rule.rpc(), access);
	}

	private static Access access(String property, RuleProperties rule) {
		RuleAccess access = rule.access();
		if ((access == null) == rule.roles().isEmpty()) {
			throw new InvalidSpServerPropertyException(property + ".roles", (access != null) ? rule.roles() : null,
					"A rule says either which roles are needed or who else is let in.", "Set either '" + property
							+ ".roles' or '" + property + ".access' (permit, deny or authenticated).");
		}
		if (access == null) {
			return Access.roles(new HashSet<>(rule.roles()));
		}
		return switch (access) {
			case PERMIT -> Access.permit();
			case DENY -> Access.deny();
			case AUTHENTICATED -> Access.authenticated();
		};
	}

	private static Set<String> methods(RuleProperties rule) {
		Set<String> methods = new HashSet<>();
		rule.methods().forEach((method) -> methods.add(method.toUpperCase(Locale.ROOT)));
		if (methods.contains("GET")) {
			methods.add("HEAD");
		}
		return methods;
	}

	private static PathPattern pattern(String property, String path) {
		try {
			return PathPattern.of(path);
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidSpServerPropertyException(property, path, ex.getMessage() + ".",
					"Set it to a path such as '/actuator/loggers/**'.");
		}
	}

}
