package io.spserver.protocol.rpc;

import java.util.Objects;

/**
 * An error of the application as callers read of it before they meet it.
 *
 * @param code its code; -32768 to -32000 are not for applications
 * @param message what it means, in a short sentence
 */
public record RpcError(int code, String message) {

	/**
	 * Creates an error.
	 * @param code its code
	 * @param message what it means
	 */
	public RpcError {
		Objects.requireNonNull(message, "message");
	}

}
