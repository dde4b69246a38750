/**
 * Server-sent events as the HTML standard of WHATWG has them (section 9.2):
 * {@link io.spserver.protocol.http.sse.ServerSentEvents} is a stream that a handler
 * answers with and any thread then sends events on. Anybody may call the public types.
 */
@NullMarked
package io.spserver.protocol.http.sse;

import org.jspecify.annotations.NullMarked;
