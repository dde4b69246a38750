package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import io.spserver.Session;
import io.spserver.protocol.smtp.codec.SmtpFlow;
import io.spserver.protocol.smtp.codec.SmtpInput;
import io.spserver.protocol.smtp.codec.SmtpPart;
import org.jspecify.annotations.Nullable;

/**
 * What goes on in one session: takes what its client sends, and gathers what is to be
 * replied. Belongs to the session's turn.
 */
final class Conversation implements ContentReceiver.AnswerSink {

	private static final int MAX_AUTH_LINE = 12_288;

	private static final Answer BYE = Answer.last(221, "2.0.0", "Bye");

	/** A header of a mail, or the first line of HTTP. */
	private static final Pattern FOREIGN = Pattern.compile("^[\\w-]+:(?: |$)| HTTP/\\d");

	private final ConversationContext context;

	private final HelloCommands hello;

	private final MailCommands mails;

	private final AuthCommand auth;

	private final ContentReceiver content;

	private final Misbehaviour misbehaviour;

	private final Transcript transcript;

	private final StringBuilder replies = new StringBuilder(64);

	/** The client is not welcome and may only quit. */
	private boolean unwelcome;

	private boolean closing;

	private boolean startsTls;

	private boolean failed;

	Conversation(SmtpServerParts server, Session session) throws Exception {
		this.context = ConversationContext.begin(server, session);
		this.hello = new HelloCommands(this.context);
		this.mails = new MailCommands(this.context);
		this.auth = new AuthCommand(this.context);
		this.content = new ContentReceiver(this.context);
		this.misbehaviour = new Misbehaviour(server.limits());
		this.transcript = new Transcript(session.id());
	}

	/** Greets the client. */
	void greet() {
		Answer answer = this.hello.greet();
		this.unwelcome = !answer.reply().isPositive();
		answer("connect", answer);
	}

	/** The client has talked before it was greeted. */
	void talkedEarly() {
		answer("connect", Answer.last(554, "5.5.0", "You talked before you were greeted"));
	}

	/** Takes what has arrived. */
	void take(SmtpInput input) {
		List<SmtpPart> parts = input.parts();
		for (int i = 0; i < parts.size() && !this.closing && !this.startsTls; i++) {
			SmtpPart part = parts.get(i);
			if (part instanceof SmtpPart.Line line) {
				line(line, input.flow());
			}
			else if (part instanceof SmtpPart.Chunk chunk) {
				this.transcript.hidden(chunk.last() ? "BDAT LAST" : "BDAT", chunk.size());
				this.auth.cancel();
				this.content.begin(chunk);
			}
			else if (part instanceof SmtpPart.Content bytes) {
				this.transcript.hidden("content", bytes.bytes().length);
				takeContent(bytes);
			}
		}
		input.flow().inMail(this.context.state().mail != null);
	}

	private void takeContent(SmtpPart.Content bytes) {
		int before = this.context.state().acceptedMails;
		this.content.take(bytes, this);
		if (this.context.state().acceptedMails > before) {
			this.misbehaviour.forget();
		}
	}

	private void line(SmtpPart.Line line, SmtpFlow flow) {
		boolean accepted = false;
		try {
			Verb verb = Verb.of(line.text());
			Answer fault = fault(line, verb);
			if (fault != null) {
				this.transcript.hidden("malformed line", line.text().length());
				answer(SmtpEvents.UNKNOWN, fault);
			}
			else if (this.auth.isInExchange()) {
				this.transcript.hidden("AUTH", line.text().length());
				answer(Verb.AUTH.tag(), this.auth.goOn(line.text()));
			}
			else if (verb == null) {
				this.transcript.hidden("unknown command", line.text().length());
				answer(SmtpEvents.UNKNOWN, unknown(line.text()));
			}
			else {
				this.transcript.command(verb, line.text());
				Answer answer = command(verb, line);
				accepted = answer.reply().code() == 354;
				answer(verb.tag(), this.misbehaviour.checked(verb, answer));
			}
		}
		finally {
			if (line.isData()) {
				answerData(flow, accepted);
			}
		}
	}

	private void answerData(SmtpFlow flow, boolean accepted) {
		if (accepted) {
			flow.acceptData();
		}
		else {
			this.misbehaviour.dataRefused();
			flow.refuseData();
		}
	}

	/**
	 * What is said to a line without a command. Mails and requests of HTTP must not get
	 * as far as to lines that are commands.
	 */
	private static Answer unknown(String line) {
		return FOREIGN.matcher(line).find() ? Answer.last(500, "5.5.1", "This is not SMTP")
				: Answer.of(500, "5.5.1", "This command is not known");
	}

	private @Nullable Answer fault(SmtpPart.Line line, @Nullable Verb verb) {
		boolean longLine = this.auth.isInExchange() || verb == Verb.AUTH;
		int most = longLine ? MAX_AUTH_LINE : this.context.server().limits().maxLineLength();
		if (line.fault() == SmtpPart.Fault.TOO_LONG || line.text().length() > most) {
			this.auth.cancel();
			return Answer.of(500, "5.5.2", "The line is too long");
		}
		if (line.fault() == SmtpPart.Fault.BARE_LF && this.context.options().bareLineEnds() == BareLineEnds.REJECT) {
			return Answer.last(500, "5.5.2", "Lines end with CR LF");
		}
		return Characters.areReadable(line.text()) ? null
				: Answer.of(500, "5.5.2", "The line has characters that no command has");
	}

	private Answer command(Verb verb, SmtpPart.Line line) {
		String argument = verb.argument(line.text());
		if (this.unwelcome && verb != Verb.QUIT) {
			return Answer.of(503, "5.7.0", "You may only quit");
		}
		return switch (verb) {
			case HELO, EHLO, LHLO -> this.hello.hello(verb, argument);
			case MAIL -> this.mails.mail(argument);
			case RCPT -> this.mails.recipient(argument);
			case DATA -> this.mails.data(argument);
			case BDAT -> Answer.last(501, "5.5.4", "BDAT has a size, and perhaps LAST");
			case RSET -> reset();
			case NOOP -> Answer.OK;
			case VRFY -> verify(argument);
			case EXPN -> Answer.of(502, "5.5.1", "That is not done here");
			case HELP -> Answer.of(214, "2.0.0", "See RFC 5321");
			case QUIT -> BYE;
			case STARTTLS -> startTls(argument, line.followed());
			case AUTH -> this.auth.begin(argument);
			case XCLIENT -> becomeAnother(argument);
		};
	}

	private Answer reset() {
		this.context.abandonMail();
		return Answer.OK;
	}

	private Answer verify(String query) {
		if (query.isEmpty()) {
			return Answer.badArgument("VRFY asks for somebody");
		}
		SmtpDecision decision = this.context.handlers().ask((handler, session) -> handler.verify(session, query));
		return Answer.of(decision, Answer.of(252, "2.5.0", "That is not told, but send mail and see"));
	}

	private Answer startTls(String argument, boolean followed) {
		Answer answer = this.hello.startTls(argument, followed);
		this.startsTls = answer.reply().isPositive();
		return answer;
	}

	private Answer becomeAnother(String argument) {
		Answer refusal = new XclientCommand(this.context).take(argument);
		if (refusal != null) {
			return refusal;
		}
		Answer greeting = this.hello.greet();
		this.unwelcome = !greeting.reply().isPositive();
		return greeting;
	}

	@Override
	public void answer(String command, Answer answer) {
		Answer said = this.misbehaviour.judged(answer);
		this.closing |= said.closes();
		this.failed |= said.reply().code() / 100 == 4;
		this.transcript.reply(said.reply());
		this.context.server().events().command(command, said.reply().code());
		said.reply().append(this.replies, this.context.state().extended || this.context.state().heloName == null);
	}

	/** Until when the session may last, 0: for ever. */
	long deadline() {
		return this.misbehaviour.deadline();
	}

	/** Says a last word. */
	void sayLast(Answer answer) {
		answer("close", answer);
	}

	/** Takes what is to be replied. */
	byte[] takeReplies() {
		byte[] bytes = this.replies.toString().getBytes(StandardCharsets.UTF_8);
		this.replies.setLength(0);
		return bytes;
	}

	/** Whether the session closes after the replies. */
	boolean isClosing() {
		return this.closing;
	}

	/** Whether anything could not be done for now, since this was last asked. */
	boolean takeFailed() {
		boolean present = this.failed;
		this.failed = false;
		return present;
	}

	/** Whether TLS begins after the replies. */
	boolean takeStartsTls() {
		boolean starts = this.startsTls;
		this.startsTls = false;
		return starts;
	}

	/** The session is over. */
	void end() {
		this.context.abandonMail();
		this.context.handlers().tell(SmtpHandler::closed);
	}

}
