/**
 * A sample application: an echo server, a chat, a mailbox, remote calls and a page, in an
 * application without a web server. Only Spring Boot calls it.
 */
@NullMarked
package io.spserver.sample;

import org.jspecify.annotations.NullMarked;
