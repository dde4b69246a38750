/**
 * SMTP and LMTP servers (RFC 5321 and its extensions, RFC 2033): mail that arrives at a
 * handler. An {@link io.spserver.protocol.smtp.SmtpHandlerFactory} gives each session its
 * {@link io.spserver.protocol.smtp.SmtpHandler}; an
 * {@link io.spserver.protocol.smtp.SmtpProtocol} makes a server of them. All handlers are
 * called on worker threads and may block. Anybody may call the public types.
 */
@NullMarked
package io.spserver.protocol.smtp;

import org.jspecify.annotations.NullMarked;
