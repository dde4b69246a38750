/**
 * From beans to mailboxes: which methods of beans take the mail of which server, and how
 * they are called. Called by the auto-configuration when servers are created; what it
 * makes runs on worker threads. An application may add a
 * {@link io.spserver.boot.handler.smtp.ListenerInterceptor} bean of its own.
 */
@NullMarked
package io.spserver.boot.handler.smtp;

import org.jspecify.annotations.NullMarked;
