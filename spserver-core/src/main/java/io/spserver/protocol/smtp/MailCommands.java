package io.spserver.protocol.smtp;

import org.jspecify.annotations.Nullable;

/**
 * The commands that make an envelope, and those that begin the content. Belongs to the
 * session's turn.
 */
final class MailCommands {

	private static final Answer SENDER_OK = Answer.of(250, "2.1.0", "Ok");

	private static final Answer RECIPIENT_OK = Answer.of(250, "2.1.5", "Ok");

	private static final Answer START = Answer.of(354, null, "End the mail with a line that is a single dot");

	private static final Answer TOO_MANY = Answer.of(452, "4.5.3", "Too many recipients");

	private static final SmtpReply NOT_HERE = SmtpReply.of(550, "5.7.1", "Nobody takes mail for this address here");

	/** How many recipients too many a mail may name before the session closes. */
	private static final int MAX_SURPLUS = 1000;

	private final ConversationContext context;

	/** How many mails have begun. */
	private int begun;

	/** How many recipients too many the mail that has begun has named. */
	private int surplus;

	MailCommands(ConversationContext context) {
		this.context = context;
	}

	/** MAIL. */
	Answer mail(String argument) {
		ClientState state = this.context.state();
		Answer fault = faultBeforeMail();
		if (fault != null) {
			return fault;
		}
		try {
			boolean authOffered = this.context.server().authenticator() != null;
			SmtpSender sender = new EnvelopeParser(state.extended, authOffered).sender(argument);
			if (sender.size() > this.context.server().limits().maxMessageSize()) {
				return Answer.of(552, "5.3.4", "The mail is too large");
			}
			SmtpDecision decision = this.context.handlers().ask((handler, session) -> handler.mail(session, sender));
			if (Answer.ofRefusal(decision) == null) {
				this.begun++;
				this.surplus = 0;
				state.mail = new MailTransaction(sender);
			}
			return Answer.of(decision, SENDER_OK);
		}
		catch (RefusedException ex) {
			return ex.answer();
		}
	}

	private @Nullable Answer faultBeforeMail() {
		ClientState state = this.context.state();
		SmtpOptions options = this.context.options();
		if (state.heloName == null) {
			return Answer.badSequence(state.isLmtp() ? "Say LHLO first" : "Say EHLO first");
		}
		if (state.mail != null) {
			return Answer.badSequence("A mail has begun already");
		}
		if (options.requireTls() && !state.isEncrypted()) {
			return Answer.of(530, "5.7.0", "Say STARTTLS first");
		}
		if (options.requireAuth() && state.principal == null) {
			return Answer.of(530, "5.7.0", "Authenticate first");
		}
		int most = options.limits().maxMessages();
		return (most > 0 && this.begun >= most) ? Answer.last(421, "4.7.0", "No more mails in this session") : null;
	}

	/** RCPT. */
	Answer recipient(String argument) {
		MailTransaction mail = this.context.state().mail;
		if (mail == null || mail.content() != null) {
			return Answer.badSequence("Say MAIL first");
		}
		if (mail.recipients().size() >= this.context.server().limits().maxRecipients()) {
			this.surplus++;
			return (this.surplus <= MAX_SURPLUS) ? TOO_MANY : Answer.last(421, "4.7.0", "Far too many recipients");
		}
		try {
			SmtpRecipient recipient = new EnvelopeParser(this.context.state().extended, false).recipient(argument,
					mail.sender().smtpUtf8());
			SmtpDecision decision = this.context.handlers()
				.ask((handler, session) -> handler.recipient(session, recipient));
			if (decision.kind() == SmtpDecision.Kind.PASS) {
				return new Answer(NOT_HERE, false);
			}
			if (decision.kind() == SmtpDecision.Kind.ACCEPT) {
				mail.recipients().add(recipient);
			}
			return Answer.of(decision, RECIPIENT_OK);
		}
		catch (RefusedException ex) {
			return ex.answer();
		}
	}

	/** DATA: the content begins after a positive answer. */
	Answer data(String argument) {
		MailTransaction mail = this.context.state().mail;
		Answer fault = faultBeforeContent(mail, this.context.server().lmtp());
		if (fault != null || mail == null) {
			return (fault != null) ? fault : Answer.badSequence("Say MAIL first");
		}
		if (!argument.isEmpty()) {
			return Answer.badArgument("DATA has no argument");
		}
		if (mail.isChunked() || mail.sender().body() == SmtpBody.BINARY_MIME) {
			return Answer.badSequence("This mail comes by BDAT");
		}
		mail.begin(this.context.options());
		return START;
	}

	/**
	 * What is wrong with the envelope, {@code null} if the content may begin. LMTP wants
	 * another code (RFC 2033, section 4.2).
	 */
	static @Nullable Answer faultBeforeContent(@Nullable MailTransaction mail, boolean lmtp) {
		if (mail == null) {
			return Answer.badSequence("Say MAIL first");
		}
		return mail.recipients().isEmpty() ? Answer.of(lmtp ? 503 : 554, "5.5.1", "There is no recipient") : null;
	}

}
