package io.spserver.protocol.http.security;

import java.util.List;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Rules in their order: the first that matches counts. Immutable.
 * <p>
 * A request that carries remote calls is let in if one of its calls might be; each call
 * is then looked at by {@link #allowCall}. Rules for calls and for requests may be mixed:
 * what comes first counts for a call too.
 */
public final class AccessRules {

	private final List<AccessRule> rules;

	private final Access reads;

	private final Access writes;

	/**
	 * Creates rules.
	 * @param rules the rules
	 * @param reads who may read where no rule matches
	 * @param writes who may write where no rule matches; all methods but {@code GET},
	 * {@code HEAD} and {@code OPTIONS} write
	 */
	public AccessRules(List<AccessRule> rules, Access reads, Access writes) {
		this.rules = List.copyOf(rules);
		this.reads = reads;
		this.writes = writes;
	}

	/**
	 * Who may send a request, for all that is known before its remote calls are.
	 * @param request the request
	 * @return the access
	 */
	Access accessTo(HttpRequest request) {
		Access some = Access.deny();
		for (AccessRule rule : this.rules) {
			if (rule.matches(request.method(), request.path())) {
				some = some.or(rule.access());
				if (!rule.isForCalls()) {
					return some;
				}
			}
		}
		return some.or(otherwise(request));
	}

	/**
	 * Whether a remote call may be made.
	 * @param request the request that carries it, with the roles of who sent it
	 * @param name the name of the remote method
	 * @return whether it may
	 */
	public boolean allowCall(HttpRequest request, String name) {
		AccessRule rule = ruleFor(request, name);
		return ((rule != null) ? rule.access() : otherwise(request)).allows(request);
	}

	private @Nullable AccessRule ruleFor(HttpRequest request, String call) {
		for (AccessRule rule : this.rules) {
			if (rule.matches(request.method(), request.path()) && rule.matchesCall(call)) {
				return rule;
			}
		}
		return null;
	}

	private Access otherwise(HttpRequest request) {
		return (Methods.isRead(request.method())) ? this.reads : this.writes;
	}

}
