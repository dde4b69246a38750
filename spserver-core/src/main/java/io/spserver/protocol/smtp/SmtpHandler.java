package io.spserver.protocol.smtp;

import java.security.Principal;

/**
 * Decides the steps of one session and takes its mails, in plain blocking style.
 * <p>
 * All methods run on worker threads and may block; for one session they are called one at
 * a time. An {@link SmtpException} refuses with its reply; any other exception is logged
 * and the client hears 451. Every method passes unless it is overridden, so that a
 * handler says only what it has an opinion on. Recipients are refused with 550 unless a
 * handler accepts them.
 */
public interface SmtpHandler {

	/**
	 * A client has connected and waits for the greeting. Refused clients hear the reply
	 * instead of the greeting and may only quit.
	 * @param session the session
	 * @return the decision
	 * @throws Exception to refuse with 451
	 */
	default SmtpDecision connect(SmtpSession session) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * The client has said HELO, EHLO or LHLO.
	 * @param session the session
	 * @param name what the client calls itself: a domain or an address literal
	 * @return the decision
	 * @throws Exception to refuse with 451
	 */
	default SmtpDecision helo(SmtpSession session, String name) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * The client has shown who it is, and may yet be refused.
	 * @param session the session, which does not show the principal yet
	 * @param principal who it is
	 * @return the decision
	 * @throws Exception to refuse with 454
	 */
	default SmtpDecision auth(SmtpSession session, Principal principal) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * A mail begins.
	 * @param session the session
	 * @param sender who sends it
	 * @return the decision
	 * @throws Exception to refuse with 451
	 */
	default SmtpDecision mail(SmtpSession session, SmtpSender sender) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * Somebody is to get the mail. At least one handler must accept.
	 * @param session the session
	 * @param recipient who is to get it
	 * @return the decision
	 * @throws Exception to refuse with 451
	 */
	default SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * The mail has arrived. The client hears that it was accepted when the methods of all
	 * handlers have returned: from then on it is theirs.
	 * @param session the session
	 * @param mail the mail, readable during this call
	 * @return the decision
	 * @throws Exception to refuse with 451, so that the client tries again later
	 */
	default SmtpDecision data(SmtpSession session, SmtpMail mail) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * The client asks by VRFY whether there is somebody. By default it hears 252: that
	 * this cannot be told.
	 * @param session the session
	 * @param query what it asks, unchecked
	 * @return the decision
	 * @throws Exception to refuse with 451
	 */
	default SmtpDecision verify(SmtpSession session, String query) throws Exception {
		return SmtpDecision.pass();
	}

	/**
	 * A mail that had begun is given up: by RSET, by HELO or EHLO, by STARTTLS or by the
	 * end of the session; not after {@link #data}.
	 * @param session the session
	 * @param sender who was to send it
	 * @throws Exception as anywhere, for the log only
	 */
	default void reset(SmtpSession session, SmtpSender sender) throws Exception {
	}

	/**
	 * The session is closed. Called once, last.
	 * @param session the session
	 * @throws Exception as anywhere, for the log only
	 */
	default void closed(SmtpSession session) throws Exception {
	}

}
