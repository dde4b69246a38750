/**
 * What remote methods there are, as an OpenRPC document: the method {@code rpc.discover}.
 * The only place that knows the generator of JSON Schemas. Anybody may call
 * {@link io.spserver.protocol.rpc.jackson.openrpc.OpenRpc}.
 */
@NullMarked
package io.spserver.protocol.rpc.jackson.openrpc;

import org.jspecify.annotations.NullMarked;
