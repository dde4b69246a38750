/**
 * How clients of SMTP show who they are (RFC 4954): the mechanisms PLAIN, LOGIN, XOAUTH2
 * and SCRAM-SHA-256, and the {@link io.spserver.protocol.smtp.auth.SmtpAuthenticator}
 * that the application brings. Called on worker threads.
 */
@NullMarked
package io.spserver.protocol.smtp.auth;

import org.jspecify.annotations.NullMarked;
