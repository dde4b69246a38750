/**
 * Who may do what on an HTTP server, as filters: which hosts it answers for
 * ({@link io.spserver.protocol.http.security.HostFilter}), which pages may write
 * ({@link io.spserver.protocol.http.security.OriginFilter}), who is known and what rules
 * say of them ({@link io.spserver.protocol.http.security.AccessFilter}). Anybody may put
 * them around a server's handlers, in this order; each answers before a large body is
 * taken. All of them are called on worker threads, several at once.
 */
@NullMarked
package io.spserver.protocol.http.security;

import org.jspecify.annotations.NullMarked;
