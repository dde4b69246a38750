/**
 * The wiring: {@link io.spserver.server.SpServerRuntime} owns threads and event loops and
 * makes {@link io.spserver.server.SpServer}s, {@link io.spserver.server.SpDispatcher}s
 * and {@link io.spserver.server.SpClient}s of the two patterns from the parts of the
 * asynchronous, queueing and synchronous layer.
 */
@NullMarked
package io.spserver.server;

import org.jspecify.annotations.NullMarked;
