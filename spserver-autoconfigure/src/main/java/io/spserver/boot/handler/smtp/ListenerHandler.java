package io.spserver.boot.handler.smtp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpDecision;
import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpMail;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpReply;
import io.spserver.protocol.smtp.SmtpSender;
import io.spserver.protocol.smtp.SmtpSession;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Accepts the recipients that listeners are for, and gives them their mail. One instance
 * serves all sessions; called by any worker thread.
 */
final class ListenerHandler implements SmtpHandler {

	private static final Log logger = LogFactory.getLog(ListenerHandler.class);

	private static final SmtpReply TRY_LATER = SmtpReply.of(451, "4.3.0", "The mail cannot be taken now");

	private final List<ListenerMethod> listeners;

	private final List<ListenerInterceptor> interceptors;

	ListenerHandler(List<ListenerMethod> listeners, List<ListenerInterceptor> interceptors) {
		this.listeners = List.copyOf(listeners);
		this.interceptors = List.copyOf(interceptors);
	}

	@Override
	public SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) {
		SmtpSender sender = session.sender();
		for (ListenerMethod listener : this.listeners) {
			if (sender != null && listener.matches(sender, recipient)) {
				return SmtpDecision.accept();
			}
		}
		return SmtpDecision.pass();
	}

	@Override
	public SmtpDecision data(SmtpSession session, SmtpMail mail) throws Exception {
		Set<SmtpRecipient> refused = new HashSet<>();
		for (ListenerMethod listener : this.listeners) {
			List<SmtpRecipient> recipients = mail.recipients()
				.stream()
				.filter((recipient) -> !refused.contains(recipient) && listener.matches(mail.sender(), recipient))
				.toList();
			if (recipients.isEmpty()) {
				continue;
			}
			if (session.isLmtp()) {
				refused.addAll(callForEach(listener, session, mail, recipients));
			}
			else {
				listener.call(session, ReceivedMail.of(session, mail, recipients), this.interceptors);
			}
		}
		return SmtpDecision.pass();
	}

	/**
	 * In LMTP a failure of a listener is one of its recipients alone.
	 * @return those that are refused
	 */
	private List<SmtpRecipient> callForEach(ListenerMethod listener, SmtpSession session, SmtpMail mail,
			List<SmtpRecipient> recipients) {
		try {
			listener.call(session, ReceivedMail.of(session, mail, recipients), this.interceptors);
			return List.of();
		}
		catch (SmtpException ex) {
			recipients.forEach((recipient) -> mail.refuse(recipient, ex.reply()));
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			logger.error("The listener '" + listener.name() + "' has not taken mail " + mail.id(), ex);
			recipients.forEach((recipient) -> mail.refuse(recipient, TRY_LATER));
		}
		return recipients;
	}

}
