package io.spserver.boot.mail;

import java.time.Instant;
import java.util.List;

import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSender;

/**
 * What stands on the envelope of a mail, and when it came.
 *
 * @param sender who sends the mail
 * @param recipients those that a listener is for
 * @param allRecipients all recipients
 * @param receivedAt when the mail had arrived
 */
record MailEnvelope(SmtpSender sender, List<SmtpRecipient> recipients, List<SmtpRecipient> allRecipients,
		Instant receivedAt) {

}
