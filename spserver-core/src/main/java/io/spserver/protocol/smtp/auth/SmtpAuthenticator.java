package io.spserver.protocol.smtp.auth;

import java.security.Principal;
import java.util.Set;

import io.spserver.Session;
import org.jspecify.annotations.Nullable;

/**
 * Decides who clients are. Called by worker threads, several at once; may block. An
 * exception counts as a temporary failure: the client hears 454 and may try again.
 */
@FunctionalInterface
public interface SmtpAuthenticator {

	/**
	 * Which mechanisms clients may use.
	 * @return the mechanisms; {@link SmtpMechanism#PLAIN} and {@link SmtpMechanism#LOGIN}
	 * unless overridden
	 */
	default Set<SmtpMechanism> mechanisms() {
		return Set.of(SmtpMechanism.PLAIN, SmtpMechanism.LOGIN);
	}

	/**
	 * Checks a name and a password, of {@link SmtpMechanism#PLAIN} or
	 * {@link SmtpMechanism#LOGIN}.
	 * @param user the name
	 * @param password the password
	 * @param session the client's session
	 * @return who the client is, {@code null} if name and password do not fit
	 * @throws Exception if that cannot be told now
	 */
	@Nullable Principal password(String user, String password, Session session) throws Exception;

	/**
	 * Checks a name and an access token, of {@link SmtpMechanism#XOAUTH2}.
	 * @param user the name
	 * @param token the access token
	 * @param session the client's session
	 * @return who the client is, {@code null} if the token is not good for that user
	 * @throws Exception if that cannot be told now
	 */
	default @Nullable Principal token(String user, String token, Session session) throws Exception {
		return null;
	}

	/**
	 * Finds what {@link SmtpMechanism#SCRAM_SHA_256} needs to check a proof.
	 * @param user the name
	 * @param session the client's session
	 * @return the credentials, {@code null} if there is no such user
	 * @throws Exception if that cannot be told now
	 */
	default @Nullable ScramCredentials scram(String user, Session session) throws Exception {
		return null;
	}

}
