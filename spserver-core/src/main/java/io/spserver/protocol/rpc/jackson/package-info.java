/**
 * JSON-RPC 2.0 with Jackson, the only place that knows it:
 * {@link io.spserver.protocol.rpc.jackson.JsonRpcProcessor} turns requests into answers
 * whatever carries them, {@link io.spserver.protocol.rpc.jackson.JsonRpcHandler} lets
 * HTTP carry them. Anybody may call the public types.
 */
@NullMarked
package io.spserver.protocol.rpc.jackson;

import org.jspecify.annotations.NullMarked;
