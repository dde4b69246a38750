package io.spserver.protocol.rpc.jackson;

import org.jspecify.annotations.Nullable;

/**
 * A call as it stands in a request.
 *
 * @param method the name of the method, {@code null} if this is no valid call
 * @param id the id in JSON, as it was sent; {@code null} if there is none or it is
 * invalid
 * @param paramsStart where the parameters begin in the request
 * @param paramsLength how long they are, 0 if there are none or they are read
 * @param arguments the parameters as the method takes them, if they were plain enough to
 * be read at once
 */
record JsonRpcCall(@Nullable String method, byte @Nullable [] id, int paramsStart, int paramsLength,
		@Nullable Object @Nullable [] arguments) {

	/** What is no call, and has no id. */
	static final JsonRpcCall INVALID = new JsonRpcCall(null, null, 0, 0, null);

	/**
	 * Whether the caller wants no answer (JSON-RPC 2.0, section 4.1).
	 * @return whether it is a valid call without id
	 */
	boolean isNotification() {
		return this.method != null && this.id == null;
	}

}
