package io.spserver.sample;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.mail.ReceivedMail;

import org.springframework.stereotype.Component;

/**
 * Takes mail for everybody and remembers the last mails. Its monitor guards them, since
 * several may arrive at once.
 */
@Component
class MailHandler {

	private static final int MAX_MAILS = 100;

	private final Deque<KeptMail> mails = new ArrayDeque<>();

	@SmtpListener(server = "mail")
	void keep(ReceivedMail mail) {
		KeptMail kept = KeptMail.of(mail);
		synchronized (this) {
			if (this.mails.size() == MAX_MAILS) {
				this.mails.removeFirst();
			}
			this.mails.addLast(kept);
		}
	}

	synchronized List<KeptMail> list() {
		return List.copyOf(this.mails);
	}

	synchronized int count() {
		return this.mails.size();
	}

	synchronized int clear() {
		int count = this.mails.size();
		this.mails.clear();
		return count;
	}

}
