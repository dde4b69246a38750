package io.spserver.boot.mail;

import java.io.IOException;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/**
 * A message whose headers, and those of its parts, are looked at before they are parsed.
 */
final class BoundedMessage extends MimeMessage {

	private final HeaderBudget budget;

	private BoundedMessage(Session session, SharedContentStream in, HeaderBudget budget) throws MessagingException {
		super(session, in);
		this.budget = budget;
	}

	/**
	 * Reads a message.
	 * @param session what is to be known for that
	 * @param in where it is
	 * @param budget how much its headers may take
	 * @return the message
	 */
	static BoundedMessage read(Session session, SharedContentStream in, HeaderBudget budget)
			throws MessagingException, IOException {
		budget.checkHeader(in);
		return new BoundedMessage(session, in, budget);
	}

	@Override
	public Object getContent() throws IOException, MessagingException {
		if (this.cachedContent == null) {
			this.cachedContent = BoundedParts.of(this, this.session, this.budget);
		}
		return super.getContent();
	}

}
