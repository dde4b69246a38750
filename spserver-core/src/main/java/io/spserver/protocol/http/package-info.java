/**
 * HTTP/1.1 and 1.0 as RFC 9110 and RFC 9112 have them, and HTTP/2 (RFC 9113):
 * {@link io.spserver.protocol.http.HttpProtocol} for a server's options,
 * {@link io.spserver.protocol.http.HttpRoutes} and
 * {@link io.spserver.protocol.http.HttpHandlerFactory} for its handlers. Anybody may call
 * the public types; none of them shows Netty.
 * <p>
 * Netty's decoder takes request heads apart; what it would let pass although two servers
 * could read it differently is refused here, before it (folded fields, bare line feeds)
 * and after it (lengths, transfer codings, hosts, targets).
 * <p>
 * A small request comes to its handler as one message, and a small answer is one reply.
 * Large bodies are taken and sent in steps, so that neither memory nor a thread is held
 * for a peer that is slow.
 */
@NullMarked
package io.spserver.protocol.http;

import org.jspecify.annotations.NullMarked;
