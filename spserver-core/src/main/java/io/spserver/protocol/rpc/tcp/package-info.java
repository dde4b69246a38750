/**
 * JSON-RPC straight over TCP: how messages follow each other on a connection. What they
 * say is read by {@code io.spserver.protocol.rpc.jackson}. Anybody may call the public
 * types.
 */
@NullMarked
package io.spserver.protocol.rpc.tcp;

import org.jspecify.annotations.NullMarked;
