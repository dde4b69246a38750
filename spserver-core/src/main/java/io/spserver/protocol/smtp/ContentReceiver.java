package io.spserver.protocol.smtp;

import io.spserver.protocol.smtp.codec.SmtpPart;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Takes the content of mails and hands it to the handlers when it is whole. Belongs to
 * the session's turn.
 */
final class ContentReceiver {

	/** The name of a mail's id in the mapped diagnostic context. */
	private static final String MAIL_ID = "mailId";

	private final ConversationContext context;

	/** The chunk that is arriving. */
	private SmtpPart.@Nullable Chunk chunk;

	/** Why the chunk that is arriving is refused, if it is. */
	private @Nullable Answer chunkRefusal;

	private long chunkPassedOver;

	ContentReceiver(ConversationContext context) {
		this.context = context;
	}

	/** BDAT: a chunk follows (RFC 3030). */
	void begin(SmtpPart.Chunk begun) {
		MailTransaction mail = this.context.state().mail;
		this.chunk = begun;
		this.chunkRefusal = MailCommands.faultBeforeContent(mail, this.context.server().lmtp());
		this.chunkPassedOver = 0;
		if (mail != null && this.chunkRefusal == null && mail.content() == null) {
			mail.chunked();
			mail.begin(this.context.options());
		}
	}

	/**
	 * Takes a part of the content, and at its end says what came of it.
	 * @param part the part
	 * @param out hears the answers: one for each recipient where LMTP wants that
	 */
	void take(SmtpPart.Content part, AnswerSink out) {
		SmtpPart.Chunk present = this.chunk;
		MailTransaction mail = this.context.state().mail;
		if (present != null) {
			takeOfChunk(present, mail, part, out);
		}
		else if (mail != null && mail.content() != null) {
			mail.content().take(part, part.clean(), part.last());
			if (part.last()) {
				finish(mail, mail.content(), ".", out);
			}
			else {
				checkEnd(mail.content(), ".", out);
			}
		}
	}

	private void takeOfChunk(SmtpPart.Chunk present, @Nullable MailTransaction mail, SmtpPart.Content part,
			AnswerSink out) {
		if (part.last()) {
			this.chunk = null;
		}
		Answer refusal = this.chunkRefusal;
		if (refusal != null || mail == null || mail.content() == null) {
			this.chunkPassedOver += part.bytes().length;
			boolean endless = this.chunkPassedOver > this.context.server().limits().maxMessageSize();
			if (part.last() || endless) {
				Answer usual = (refusal != null) ? refusal : Answer.FAILURE;
				out.answer("bdat", new Answer(usual.reply(), endless));
			}
			return;
		}
		IncomingContent content = mail.content();
		boolean binary = mail.sender().body() == SmtpBody.BINARY_MIME;
		boolean ends = part.last() && present.last();
		content.take(part, binary, ends);
		if (ends) {
			finish(mail, content, "bdat", out);
		}
		else if (part.last()) {
			endOfChunk(present, content, out);
		}
		else {
			checkEnd(content, "bdat", out);
		}
	}

	/** A chunk that is not the last one has one answer, in LMTP as well. */
	private void endOfChunk(SmtpPart.Chunk present, IncomingContent content, AnswerSink out) {
		SmtpReply fault = content.fault();
		if (fault == null) {
			out.answer("bdat", Answer.of(250, "2.0.0", present.size() + " bytes are here"));
			return;
		}
		out.answer("bdat", new Answer(fault, false));
		this.context.server().events().message(outcome(fault));
		content.close();
		this.context.state().mail = null;
	}

	/** Closes the session if the client will not stop. */
	private void checkEnd(IncomingContent content, String command, AnswerSink out) {
		SmtpReply fault = content.fault();
		if (fault != null && content.isEndless()) {
			out.answer(command, new Answer(fault, true));
		}
	}

	/** All of the content has arrived. */
	private void finish(MailTransaction mail, IncomingContent content, String command, AnswerSink out) {
		SmtpReply fault = content.fault();
		try {
			if (fault != null) {
				forAll(mail, new Answer(fault, false), command, out);
				this.context.server().events().message(outcome(fault));
			}
			else {
				handOver(mail, content, command, out);
			}
		}
		finally {
			content.close();
			this.context.state().mail = null;
		}
	}

	private void handOver(MailTransaction mail, IncomingContent content, String command, AnswerSink out) {
		String id = this.context.server().ids().next();
		ArrivedMail arrived = new ArrivedMail(id, mail, content.spool(), this.context.state(), this.context.options());
		SmtpDecision decision;
		MDC.put(MAIL_ID, id);
		try {
			decision = this.context.handlers().ask((handler, session) -> handler.data(session, arrived));
		}
		finally {
			MDC.remove(MAIL_ID);
		}
		SmtpReply last = this.context.state().isLmtp() ? answerEach(arrived, decision, command, out)
				: answerOnce(arrived, decision, command, out);
		if (last.isPositive()) {
			this.context.state().acceptedMails++;
		}
		this.context.server().events().message(outcome(last));
	}

	private static SmtpReply answerOnce(ArrivedMail mail, SmtpDecision decision, String command, AnswerSink out) {
		SmtpReply refusal = mail.refusalOfAll();
		Answer answer = (refusal != null && Answer.ofRefusal(decision) == null) ? new Answer(refusal, false)
				: Answer.of(decision, Answer.of(250, "2.0.0", "Ok " + mail.id()));
		out.answer(command, answer);
		return answer.reply();
	}

	/** One answer for each recipient, in order (RFC 2033, section 4.2). */
	private static SmtpReply answerEach(ArrivedMail mail, SmtpDecision decision, String command, AnswerSink out) {
		SmtpReply best = null;
		for (SmtpRecipient recipient : mail.recipients()) {
			SmtpReply refusal = mail.refusal(recipient);
			Answer answer = (refusal != null && Answer.ofRefusal(decision) == null) ? new Answer(refusal, false)
					: Answer.of(decision, Answer.of(250, "2.1.5", "<" + recipient.address() + "> Ok " + mail.id()));
			out.answer(command, answer);
			best = (best == null || answer.reply().code() < best.code()) ? answer.reply() : best;
		}
		return (best != null) ? best : Answer.FAILURE.reply();
	}

	private void forAll(MailTransaction mail, Answer answer, String command, AnswerSink out) {
		int times = this.context.state().isLmtp() ? mail.recipients().size() : 1;
		for (int i = 0; i < times; i++) {
			out.answer(command, answer);
		}
	}

	private static SmtpOutcome outcome(SmtpReply reply) {
		if (reply.isPositive()) {
			return SmtpOutcome.ACCEPTED;
		}
		return (reply.code() >= 500) ? SmtpOutcome.REFUSED : SmtpOutcome.FAILED;
	}

	/** Takes answers to commands. */
	interface AnswerSink {

		/**
		 * A command is answered.
		 * @param command its name, as meters show it
		 * @param answer the answer
		 */
		void answer(String command, Answer answer);

	}

}
