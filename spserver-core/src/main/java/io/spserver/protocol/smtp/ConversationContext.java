package io.spserver.protocol.smtp;

import io.spserver.Session;

/**
 * What the commands of one session share. Belongs to the session's turn.
 *
 * @param server what all sessions of the server share
 * @param state what is known of the client
 * @param handlers the session's handlers
 */
record ConversationContext(SmtpServerParts server, ClientState state, HandlerChain handlers) {

	static ConversationContext begin(SmtpServerParts server, Session session) throws Exception {
		ClientState state = new ClientState(session, server.lmtp());
		return new ConversationContext(server, state, new HandlerChain(server.handlers(), state));
	}

	SmtpOptions options() {
		return this.server.options();
	}

	/** Gives up the mail that has begun, if one has. */
	void abandonMail() {
		MailTransaction mail = this.state.mail;
		if (mail == null) {
			return;
		}
		this.state.mail = null;
		if (mail.content() != null) {
			this.server.events().message(SmtpOutcome.ABORTED);
		}
		mail.close();
		this.handlers.tell((handler, session) -> handler.reset(session, mail.sender()));
	}

}
