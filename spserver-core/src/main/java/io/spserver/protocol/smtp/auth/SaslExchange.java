package io.spserver.protocol.smtp.auth;

import java.security.Principal;

import io.spserver.Session;

/**
 * One try of a client to authenticate: what it says, and what the server says to that.
 * Belongs to the session's turn.
 */
public interface SaslExchange {

	/**
	 * Begins an exchange.
	 * @param mechanism how the client authenticates
	 * @param authenticator decides who it is
	 * @param session the client's session
	 * @return the exchange
	 */
	static SaslExchange begin(SmtpMechanism mechanism, SmtpAuthenticator authenticator, Session session) {
		return switch (mechanism) {
			case PLAIN -> new PlainExchange(authenticator, session);
			case LOGIN -> new LoginExchange(authenticator, session);
			case XOAUTH2 -> new TokenExchange(authenticator, session);
			case SCRAM_SHA_256 -> new ScramExchange(authenticator, session);
		};
	}

	/**
	 * What the server says first to a client that has said nothing yet.
	 * @return the challenge, often empty
	 */
	default byte[] firstChallenge() {
		return new byte[0];
	}

	/**
	 * Takes what the client says.
	 * @param response the decoded response
	 * @return what comes next
	 * @throws javax.security.sasl.SaslException if the response is malformed
	 * @throws Exception if it cannot be told now who the client is
	 */
	Result respond(byte[] response) throws Exception;

	/** What comes next. */
	sealed interface Result {

	}

	/**
	 * The client is to say more.
	 *
	 * @param bytes what it is asked
	 */
	record Challenge(byte[] bytes) implements Result {
	}

	/**
	 * The client has shown who it is.
	 *
	 * @param principal who that is
	 */
	record Success(Principal principal) implements Result {
	}

	/** The client has not shown who it is. */
	record Failure() implements Result {
	}

}
