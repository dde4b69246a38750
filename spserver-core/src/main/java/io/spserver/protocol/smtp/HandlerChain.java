package io.spserver.protocol.smtp;

import java.util.ArrayList;
import java.util.List;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The handlers of one session, asked in order. What they throw becomes a refusal. Belongs
 * to the session's turn.
 */
final class HandlerChain {

	private static final Logger logger = LoggerFactory.getLogger(HandlerChain.class);

	private final SmtpSession session;

	private final List<SmtpHandler> handlers;

	/**
	 * Creates the handlers of a session.
	 * @param factories who makes them
	 * @param session the session
	 * @throws Exception what a factory has thrown
	 */
	HandlerChain(List<SmtpHandlerFactory> factories, SmtpSession session) throws Exception {
		this.session = session;
		this.handlers = new ArrayList<>(factories.size());
		for (SmtpHandlerFactory factory : factories) {
			this.handlers.add(factory.create(session));
		}
	}

	/**
	 * Asks all handlers, until one refuses.
	 * @param step what they are asked
	 * @return what they have decided: acceptance if at least one accepts and none refuses
	 */
	SmtpDecision ask(Step step) {
		SmtpDecision together = SmtpDecision.pass();
		for (int i = 0; i < this.handlers.size(); i++) {
			SmtpDecision decision = ask(step, this.handlers.get(i));
			switch (decision.kind()) {
				case REFUSE, CLOSE -> {
					return decision;
				}
				case ACCEPT -> together = (together.reply() == null) ? decision : together;
				case PASS -> {
				}
			}
		}
		return together;
	}

	private SmtpDecision ask(Step step, SmtpHandler handler) {
		try {
			return step.decide(handler, this.session);
		}
		catch (SmtpException ex) {
			return SmtpDecision.refuse(ex.reply());
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			logger.error("Handler of session {} failed, its client is to try again", this.session.session().id(), ex);
			return SmtpDecision.refuse(Answer.FAILURE.reply());
		}
	}

	/** Tells all handlers. */
	void tell(Event event) {
		for (SmtpHandler handler : this.handlers) {
			try {
				event.tell(handler, this.session);
			}
			catch (Exception ex) {
				logger.error("Handler of session {} failed", this.session.session().id(), ex);
			}
		}
	}

	/** Something that handlers are asked. */
	interface Step {

		SmtpDecision decide(SmtpHandler handler, SmtpSession session) throws Exception;

	}

	/** Something that handlers are told. */
	interface Event {

		void tell(SmtpHandler handler, SmtpSession session) throws Exception;

	}

}
