package io.spserver.protocol.smtp;

import java.security.Principal;
import java.util.EnumSet;
import java.util.Set;

import io.spserver.Session;
import io.spserver.protocol.smtp.auth.ScramCredentials;
import io.spserver.protocol.smtp.auth.ScramKeys;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import io.spserver.protocol.smtp.auth.SmtpMechanism;
import org.jspecify.annotations.Nullable;

/**
 * Knows a user {@code joe} with the password {@code secret} and the token {@code token};
 * fails for a user {@code broken}.
 */
public final class TestUsers implements SmtpAuthenticator {

	private static final ScramCredentials JOE = ScramKeys.of(new User("joe"), "secret", 4096);

	@Override
	public Set<SmtpMechanism> mechanisms() {
		return EnumSet.allOf(SmtpMechanism.class);
	}

	@Override
	public @Nullable Principal password(String user, String password, Session session) {
		return check(user, password.equals("secret"));
	}

	@Override
	public @Nullable Principal token(String user, String token, Session session) {
		return check(user, token.equals("token"));
	}

	@Override
	public @Nullable ScramCredentials scram(String user, Session session) {
		return (check(user, true) != null) ? JOE : null;
	}

	private static @Nullable Principal check(String user, boolean fits) {
		if (user.equals("broken")) {
			throw new IllegalStateException("thrown by a test");
		}
		return (fits && user.equals("joe")) ? new User(user) : null;
	}

	private record User(String getName) implements Principal {

	}

}
