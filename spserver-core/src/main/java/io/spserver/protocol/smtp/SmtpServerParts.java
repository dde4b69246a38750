package io.spserver.protocol.smtp;

import java.util.List;

import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * What all sessions of a server share.
 *
 * @param options the options
 * @param lmtp whether it speaks LMTP
 * @param handlers who decides and takes mail, in order
 * @param authenticator who decides who clients are, if somebody does
 * @param events hears of mails and commands
 * @param ids gives mails their ids
 * @param replies what is said alike in all sessions
 */
record SmtpServerParts(SmtpOptions options, boolean lmtp, List<SmtpHandlerFactory> handlers,
		@Nullable SmtpAuthenticator authenticator, SmtpEvents events, MailIds ids, StandingReplies replies) {

	SmtpLimits limits() {
		return this.options.limits();
	}

}
