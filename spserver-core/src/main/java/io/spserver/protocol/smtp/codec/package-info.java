/**
 * The bytes of a session of SMTP to commands and content, as they arrive. For
 * {@code io.spserver.protocol.smtp} only. The decoder belongs to the session's event
 * loop; what it makes belongs to the session's turn; they share an
 * {@link io.spserver.protocol.smtp.codec.SmtpFlow}.
 */
@NullMarked
package io.spserver.protocol.smtp.codec;

import org.jspecify.annotations.NullMarked;
