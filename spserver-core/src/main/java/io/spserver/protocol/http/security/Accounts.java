package io.spserver.protocol.http.security;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Knows a few clients by their passwords and tokens. Immutable.
 */
public final class Accounts implements Authenticator {

	private final Map<String, Account> users = new HashMap<>();

	private final List<Account> tokens = new ArrayList<>();

	private final PasswordMatcher matcher;

	/** Whose password is compared when the name is not known. */
	private final @Nullable Account decoy;

	/**
	 * Creates an authenticator.
	 * @param accounts who is known; for each name there is one with a password
	 * @param matcher compares passwords and tokens; supports those of all accounts
	 * @throws IllegalArgumentException if a password or a token is not supported, or a
	 * name is there twice
	 */
	public Accounts(Collection<Account> accounts, PasswordMatcher matcher) {
		this.matcher = matcher;
		for (Account account : accounts) {
			if (!matcher.supports(account.secret())) {
				throw new IllegalArgumentException("The encoding of the secret in the " + account + " is not known");
			}
			if (account.kind() == Account.Kind.TOKEN) {
				this.tokens.add(account);
			}
			else if (this.users.putIfAbsent(account.name(), account) != null) {
				throw new IllegalArgumentException("There are two users '" + account.name() + "'");
			}
		}
		this.decoy = this.users.values()
			.stream()
			.filter((account) -> matcher.isExpensive(account.secret()))
			.findFirst()
			.orElse(this.users.values().stream().findFirst().orElse(null));
	}

	@Override
	public @Nullable Identity authenticate(Credentials credentials) {
		if (credentials instanceof Credentials.Password password) {
			return authenticate(password);
		}
		return (credentials instanceof Credentials.Token token) ? authenticate(token) : null;
	}

	@Override
	public Set<LoginScheme> schemes() {
		Set<LoginScheme> schemes = EnumSet.noneOf(LoginScheme.class);
		if (!this.users.isEmpty()) {
			schemes.add(LoginScheme.BASIC);
		}
		if (!this.tokens.isEmpty()) {
			schemes.add(LoginScheme.BEARER);
		}
		return schemes;
	}

	private @Nullable Identity authenticate(Credentials.Password given) {
		Account account = this.users.get(given.name());
		Account compared = (account != null) ? account : this.decoy;
		Identity identity = (compared != null) ? compared.check(given.password(), this.matcher) : null;
		return (account != null) ? identity : null;
	}

	private @Nullable Identity authenticate(Credentials.Token given) {
		Identity found = null;
		for (Account account : this.tokens) {
			Identity identity = account.check(given.token(), this.matcher);
			found = (found != null) ? found : identity;
		}
		return found;
	}

}
