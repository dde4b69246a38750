package io.spserver.protocol.rpc.jackson;

import io.spserver.protocol.rpc.RpcErrorCode;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * An error that is answered (JSON-RPC 2.0, section 5.1).
 */
final class JsonRpcError extends Exception {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final RpcOutcome outcome;

	private final byte @Nullable [] data;

	private JsonRpcError(int code, String message, byte @Nullable [] data, RpcOutcome outcome) {
		super(message, null, false, false);
		this.code = code;
		this.data = data;
		this.outcome = outcome;
	}

	static JsonRpcError parseError() {
		return new JsonRpcError(RpcErrorCode.PARSE_ERROR, "Parse error", null, RpcOutcome.PARSE_ERROR);
	}

	static JsonRpcError invalidRequest() {
		return new JsonRpcError(RpcErrorCode.INVALID_REQUEST, "Invalid Request", null, RpcOutcome.INVALID_REQUEST);
	}

	static JsonRpcError batchTooLarge(int limit) {
		return new JsonRpcError(RpcErrorCode.INVALID_REQUEST,
				"Invalid Request: a batch may have at most " + limit + " calls", null, RpcOutcome.INVALID_REQUEST);
	}

	static JsonRpcError methodNotFound() {
		return new JsonRpcError(RpcErrorCode.METHOD_NOT_FOUND, "Method not found", null, RpcOutcome.METHOD_NOT_FOUND);
	}

	static JsonRpcError invalidParams(String why) {
		return new JsonRpcError(RpcErrorCode.INVALID_PARAMS, "Invalid params: " + why, null, RpcOutcome.INVALID_PARAMS);
	}

	static JsonRpcError internalError() {
		return new JsonRpcError(RpcErrorCode.INTERNAL_ERROR, "Internal error", null, RpcOutcome.INTERNAL_ERROR);
	}

	static JsonRpcError of(RpcException exception, byte @Nullable [] data) {
		return new JsonRpcError(exception.code(), exception.getMessage(), data, RpcOutcome.APPLICATION_ERROR);
	}

	int code() {
		return this.code;
	}

	/**
	 * More about the error.
	 * @return the data in JSON, if there is any
	 */
	byte @Nullable [] data() {
		return this.data;
	}

	RpcOutcome outcome() {
		return this.outcome;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
