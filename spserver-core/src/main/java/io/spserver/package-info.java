/**
 * What the author of a handler sees, free of any library.
 * <p>
 * A {@link io.spserver.HandlerFactory} makes a {@link io.spserver.Handler} for each
 * session; the handler is called with the {@link io.spserver.Request}s of that session,
 * one at a time and in order, and says in a {@link io.spserver.Response} what is to be
 * sent to whom. Handlers may block: they run on worker threads, never on an event loop.
 * {@link io.spserver.Sessions} reaches every open session from anywhere.
 * <p>
 * {@link io.spserver.ServerOptions} describe a server, a {@link io.spserver.Protocol}
 * says how its bytes become messages, and {@link io.spserver.ServerEvents} hear what
 * happens to it. Servers are run by {@code io.spserver.server.SpServerRuntime}.
 * <p>
 * A {@link io.spserver.Dispatcher} opens connections, whose sessions have handlers like
 * any other, and calls {@link io.spserver.TimerHandler}s; a {@link io.spserver.Client}
 * keeps one connection open. A {@link io.spserver.Conversation} is a handler that asks
 * and awaits answers.
 */
@NullMarked
package io.spserver;

import org.jspecify.annotations.NullMarked;
