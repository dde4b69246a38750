package io.spserver.boot.test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpDecision;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpMail;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSession;

/**
 * Keeps mail for everybody. Safe for use by any thread; its monitor guards the mails.
 */
final class Mailbox implements SmtpHandler {

	private final List<ReceivedMail> mails = new ArrayList<>();

	@Override
	public SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) {
		return SmtpDecision.accept();
	}

	@Override
	public SmtpDecision data(SmtpSession session, SmtpMail mail) {
		ReceivedMail kept = ReceivedMail.of(session, mail, mail.recipients()).detach();
		synchronized (this) {
			this.mails.add(kept);
			notifyAll();
		}
		return SmtpDecision.pass();
	}

	synchronized List<ReceivedMail> mails() {
		return List.copyOf(this.mails);
	}

	synchronized void clear() {
		this.mails.clear();
	}

	synchronized List<ReceivedMail> await(int count, Duration timeout) {
		long end = System.nanoTime() + timeout.toNanos();
		try {
			for (long left = timeout.toMillis(); this.mails.size() < count
					&& left > 0; left = Duration.ofNanos(end - System.nanoTime()).toMillis()) {
				wait(left);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted while waiting for " + count + " mails", ex);
		}
		if (this.mails.size() < count) {
			throw new AssertionError("Expected " + count + " mails within " + timeout + ", but " + this.mails.size()
					+ " have arrived: " + this.mails);
		}
		return List.copyOf(this.mails);
	}

}
