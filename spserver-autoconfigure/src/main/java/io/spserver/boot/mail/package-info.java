/**
 * Mail as listeners see it: a {@link io.spserver.boot.mail.ReceivedMail} with its
 * envelope, header fields, content and parts. MIME is understood by jakarta.mail, where
 * that is there. Anybody may use the public types.
 */
@NullMarked
package io.spserver.boot.mail;

import org.jspecify.annotations.NullMarked;
