package io.spserver.protocol.smtp;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a mail, and what was said of it by MAIL.
 *
 * @param address the reverse path; empty for notifications, see
 * {@link SmtpAddress#isEmpty()}
 * @param size how large the mail is, as announced by {@code SIZE}, in bytes; 0 if it was
 * not
 * @param body what the content consists of
 * @param smtpUtf8 whether addresses and headers may be in UTF-8 (RFC 6531)
 * @param dsnReturn what notifications should contain, if the sender has said so
 * @param envelopeId what the sender knows the mail by, decoded (RFC 3461, section 4.4)
 * @param auth who has submitted the mail as an authenticated client says, decoded; empty
 * if it does not know (RFC 4954, section 5)
 */
public record SmtpSender(SmtpAddress address, long size, SmtpBody body, boolean smtpUtf8, @Nullable DsnReturn dsnReturn,
		@Nullable String envelopeId, @Nullable String auth) {
}
