package io.spserver.boot.handler.smtp;

import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpSession;

/**
 * A call of a method with {@link io.spserver.boot.annotation.SmtpListener}.
 *
 * @param listener the names of the bean and of the method, with a dot between them
 * @param session the session that the mail came by
 * @param mail the mail
 */
public record ListenerCall(String listener, SmtpSession session, ReceivedMail mail) {

}
