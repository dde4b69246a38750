package io.spserver.boot.test;

import java.security.Principal;
import java.util.Map;

import io.spserver.Session;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * Users of tests.
 *
 * @param passwords their passwords by their names
 */
record TestUsers(Map<String, String> passwords) implements SmtpAuthenticator {

	@Override
	public @Nullable Principal password(String user, String password, Session session) {
		return (password.equals(this.passwords.get(user))) ? () -> user : null;
	}

}
