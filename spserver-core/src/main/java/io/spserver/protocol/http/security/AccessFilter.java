package io.spserver.protocol.http.security;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who sends a request and lets it pass if the rules say so; the handler then
 * sees principal and roles. Without a login where one is needed, or with a wrong one, the
 * answer is 401; without a role that is needed 403; after too many wrong ones 429. These
 * are the answers whether there is something at the path or not.
 * <p>
 * Wrong credentials are refused even where none are needed. A connection on which
 * credentials were right once is not held up by what others of its address do with wrong
 * ones.
 */
public final class AccessFilter implements HttpFilter {

	private static final HttpResponse DENIED = Refusal.of(403, "Access is denied.");

	private final AccessRules rules;

	private final Logins logins;

	private final AccessEvents events;

	/**
	 * Creates a filter.
	 * @param rules who may do what
	 * @param logins how clients log in
	 * @param events hears of failures and refusals
	 */
	public AccessFilter(AccessRules rules, Logins logins, AccessEvents events) {
		this.rules = rules;
		this.logins = logins;
		this.events = events;
	}

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		Verdict verdict = judge(request);
		HttpResponse refusal = verdict.refusal();
		return (refusal != null) ? refusal : next.handle(verdict.request());
	}

	@Override
	public @Nullable HttpResponse before(HttpRequest request) {
		return judge(request).refusal();
	}

	private Verdict judge(HttpRequest request) {
		Logins.Login login = this.logins.identify(request, this.events);
		if (login.refusal() != null) {
			return new Verdict(request, login.refusal());
		}
		Identity identity = login.identity();
		HttpRequest known = (identity != null) ? request.withPrincipal(identity.principal(), identity.roles())
				: request;
		Access access = this.rules.accessTo(known);
		return new Verdict(known, (access.allows(known)) ? null : refuse(known, access));
	}

	private HttpResponse refuse(HttpRequest request, Access access) {
		if (request.principal() != null) {
			this.events.denied(request);
			return DENIED;
		}
		HttpResponse challenge = (access.needsLogin()) ? this.logins.challenge() : null;
		return (challenge != null) ? challenge : DENIED;
	}

	/**
	 * What becomes of a request.
	 *
	 * @param request the request, with its principal
	 * @param refusal the answer, {@code null} if the request passes
	 */
	private record Verdict(HttpRequest request, @Nullable HttpResponse refusal) {
	}

}
