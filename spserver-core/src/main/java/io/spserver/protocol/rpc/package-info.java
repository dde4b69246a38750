/**
 * Remote procedure calls, whatever carries them:
 * {@link io.spserver.protocol.rpc.RpcMethods} say what can be called,
 * {@link io.spserver.protocol.rpc.RpcException}s are errors that the caller sees, and
 * {@link io.spserver.protocol.rpc.RpcEvents} hear of each call. Anybody may call these
 * types; they know no library.
 */
@NullMarked
package io.spserver.protocol.rpc;

import org.jspecify.annotations.NullMarked;
