package io.spserver.sample;

import java.util.List;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;

/**
 * Shows by remote calls which mails have arrived.
 */
@JsonRpcService("mail")
class MailService {

	private final MailHandler mails;

	MailService(MailHandler mails) {
		this.mails = mails;
	}

	/**
	 * Lists the last mails.
	 * @return the mails, the oldest first
	 */
	@JsonRpcMethod(description = "Lists the last mails, the oldest first.", readOnly = true)
	List<KeptMail> list() {
		return this.mails.list();
	}

	/**
	 * Counts the mails that are kept.
	 * @return how many there are
	 */
	@JsonRpcMethod(description = "Tells how many mails are kept, 100 at most.", readOnly = true)
	int count() {
		return this.mails.count();
	}

	/**
	 * Forgets all mails.
	 * @return how many there were
	 */
	@JsonRpcMethod(description = "Forgets all mails; the result is how many there were.")
	int clear() {
		return this.mails.clear();
	}

}
