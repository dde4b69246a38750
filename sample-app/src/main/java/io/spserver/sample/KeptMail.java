package io.spserver.sample;

import java.time.Instant;
import java.util.List;

import io.spserver.boot.mail.ReceivedMail;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a mail.
 *
 * @param id what the server called it when it took it
 * @param from who has sent it
 * @param to who was to get it
 * @param subject its subject, decoded
 * @param size how long it was, in bytes
 * @param receivedAt when it had arrived
 */
record KeptMail(String id, String from, List<String> to, @Nullable String subject, long size, Instant receivedAt) {

	static KeptMail of(ReceivedMail mail) {
		return new KeptMail(mail.id(), mail.sender().address().toString(),
				mail.recipients().stream().map((recipient) -> recipient.address().toString()).toList(), mail.subject(),
				mail.length(), mail.receivedAt());
	}

}
