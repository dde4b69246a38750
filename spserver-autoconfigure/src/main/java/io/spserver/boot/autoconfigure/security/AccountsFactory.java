package io.spserver.boot.autoconfigure.security;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.protocol.http.security.Account;
import io.spserver.protocol.http.security.Accounts;
import io.spserver.protocol.http.security.Authenticator;
import io.spserver.protocol.http.security.PasswordMatcher;
import io.spserver.protocol.http.security.RememberingAuthenticator;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Makes the login of the users and of the token that properties name. Messages never show
 * a secret.
 */
final class AccountsFactory {

	private static final String PREFIX = "spserver.admin.security.";

	private static final String TOKEN_NAME = "token";

	private final PasswordMatcher matcher;

	private final List<Account> accounts = new ArrayList<>();

	private final Set<String> names = new HashSet<>();

	AccountsFactory(PasswordMatcher matcher) {
		this.matcher = matcher;
	}

	/**
	 * Makes the login.
	 * @param properties the properties
	 * @return the login, {@code null} if no user and no token is configured
	 */
	@Nullable Authenticator create(AdminSecurityProperties properties) {
		if (properties.user() != null) {
			addUser(PREFIX + "user", properties.user());
		}
		for (int i = 0; i < properties.users().size(); i++) {
			addUser(PREFIX + "users[" + i + "]", properties.users().get(i));
		}
		if (properties.token() != null) {
			String token = checkSecret(PREFIX + "token", properties.token());
			this.accounts.add(new Account(TOKEN_NAME, Account.Kind.TOKEN, token, properties.tokenRoles()));
		}
		if (this.accounts.isEmpty()) {
			return null;
		}
		Accounts known = new Accounts(this.accounts, this.matcher);
		boolean slow = this.accounts.stream().anyMatch((account) -> this.matcher.isExpensive(account.secret()));
		return (slow && properties.remember().toMillis() > 0)
				? new RememberingAuthenticator(known, properties.remember()) : known;
	}

	private void addUser(String property, UserProperties user) {
		String name = user.name();
		if (!StringUtils.hasText(name)) {
			throw new InvalidSpServerPropertyException(property + ".name", null, "A user needs a name to log in with.",
					"Set the property '" + property + ".name', or remove '" + property + ".password'.");
		}
		if (name.indexOf(':') >= 0 || !this.names.add(name)) {
			throw new InvalidSpServerPropertyException(property + ".name", name,
					"A name has no colon, and there is one user of each name.", "Set it to another name.");
		}
		String password = checkSecret(property + ".password", user.password());
		this.accounts.add(new Account(name, Account.Kind.PASSWORD, password, user.roles()));
	}

	private String checkSecret(String property, @Nullable String secret) {
		if (!StringUtils.hasText(secret)) {
			throw new InvalidSpServerPropertyException(property, (secret != null) ? "" : null,
					"Without it anybody could log in.", "Set the property '" + property + "' to a secret.");
		}
		if (!this.matcher.supports(secret)) {
			throw unsupported(property, secret);
		}
		return secret;
	}

	private InvalidSpServerPropertyException unsupported(String property, String secret) {
		String id = secret.substring(0, secret.indexOf('}') + 1);
		return new InvalidSpServerPropertyException(property, id + "******",
				"There is nothing on the class path that compares passwords of the encoding '" + id
						+ "', or what follows it is malformed.",
				"Add the dependency 'org.springframework.security:spring-security-crypto' (for {argon2} and {scrypt} "
						+ "'org.bouncycastle:bcprov-jdk18on' too), correct the value, or write a plain secret as it is; "
						+ "put {noop} before one that begins with a brace.");
	}

}
