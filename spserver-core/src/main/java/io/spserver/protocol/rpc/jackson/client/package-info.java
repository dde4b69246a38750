/**
 * The client of JSON-RPC 2.0, over HTTP and straight over TCP:
 * {@link io.spserver.protocol.rpc.jackson.client.JsonRpcClient} makes implementations of
 * interfaces whose methods are called remotely. It works with any server of the
 * specification and needs no runtime of this library. Anybody may call the public types.
 */
@NullMarked
package io.spserver.protocol.rpc.jackson.client;

import org.jspecify.annotations.NullMarked;
