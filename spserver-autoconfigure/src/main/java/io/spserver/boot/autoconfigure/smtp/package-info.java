/**
 * Auto-configuration of servers that take mail: which listeners and handlers belong to
 * which server, who checks logins, what is measured. Called by Spring Boot only, but for
 * {@link io.spserver.boot.autoconfigure.smtp.SmtpEventsFactory}, which a bean may
 * implement.
 */
@NullMarked
package io.spserver.boot.autoconfigure.smtp;

import org.jspecify.annotations.NullMarked;
