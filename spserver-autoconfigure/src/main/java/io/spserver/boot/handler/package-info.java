/**
 * From beans to handlers: which beans handle which server, and how annotated methods are
 * called. Called by the auto-configuration when servers are created; the handlers it
 * makes run on worker threads. An application may add a
 * {@link io.spserver.boot.handler.HandlerSource} bean of its own.
 */
@NullMarked
package io.spserver.boot.handler;

import org.jspecify.annotations.NullMarked;
