package io.spserver.protocol.smtp;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Who is to get a mail, and what was said of that by RCPT.
 *
 * @param address the forward path, without source route
 * @param dsnNotify when the sender wants to hear of this recipient; empty if it has not
 * said
 * @param originalRecipient who was to get the mail in the first place, as
 * {@code type;address}, decoded (RFC 3461, section 4.2)
 */
public record SmtpRecipient(SmtpAddress address, Set<DsnNotify> dsnNotify, @Nullable String originalRecipient) {
}
