package io.spserver.protocol.rpc;

import org.jspecify.annotations.Nullable;

/**
 * The errors that are not the application's: what the caller or the server did wrong.
 * They have no stack trace.
 */
public final class RpcErrors {

	private RpcErrors() {
	}

	/**
	 * The request is not in the format that it should be in.
	 * @return the exception to throw
	 */
	public static RpcException parseError() {
		return new Failure(RpcErrorCode.PARSE_ERROR, "Parse error", null, RpcOutcome.PARSE_ERROR);
	}

	/**
	 * The request is not in the format that it should be in, in a way that has a code of
	 * its own.
	 * @param code the code, as the protocol defines it
	 * @param message what is wrong, for the caller
	 * @return the exception to throw
	 */
	public static RpcException parseError(int code, String message) {
		return new Failure(code, message, null, RpcOutcome.PARSE_ERROR);
	}

	/**
	 * The format is right, but this is no call.
	 * @return the exception to throw
	 */
	public static RpcException invalidRequest() {
		return new Failure(RpcErrorCode.INVALID_REQUEST, "Invalid Request", null, RpcOutcome.INVALID_REQUEST);
	}

	/**
	 * The format is right, but this is no call.
	 * @param why what is wrong, for the caller
	 * @return the exception to throw
	 */
	public static RpcException invalidRequest(String why) {
		return new Failure(RpcErrorCode.INVALID_REQUEST, "Invalid Request: " + why, null, RpcOutcome.INVALID_REQUEST);
	}

	/**
	 * There is no method of that name.
	 * @return the exception to throw
	 */
	public static RpcException methodNotFound() {
		return new Failure(RpcErrorCode.METHOD_NOT_FOUND, "Method not found", null, RpcOutcome.METHOD_NOT_FOUND);
	}

	/**
	 * The method does not take such parameters.
	 * @param why what is wrong with them, for the caller
	 * @return the exception to throw
	 */
	public static RpcException invalidParams(String why) {
		return invalidParams(why, null);
	}

	/**
	 * The method does not take such parameters.
	 * @param why what is wrong with them, for the caller
	 * @param data more about it, serialized as a result would be; {@code null} for none
	 * @return the exception to throw
	 */
	public static RpcException invalidParams(String why, @Nullable Object data) {
		return new Failure(RpcErrorCode.INVALID_PARAMS, "Invalid params: " + why, data, RpcOutcome.INVALID_PARAMS);
	}

	/**
	 * The method failed in a way that is not the caller's business.
	 * @return the exception to throw
	 */
	public static RpcException internalError() {
		return new Failure(RpcErrorCode.INTERNAL_ERROR, "Internal error", null, RpcOutcome.INTERNAL_ERROR);
	}

	/**
	 * The caller may not call the method.
	 * @return the exception to throw
	 */
	public static RpcException denied() {
		return new Failure(RpcErrorCode.ACCESS_DENIED, "Access denied", null, RpcOutcome.ACCESS_DENIED);
	}

	/**
	 * The caller may not call the method.
	 * @param why the reason, for the caller
	 * @return the exception to throw
	 */
	public static RpcException denied(String why) {
		return new Failure(RpcErrorCode.ACCESS_DENIED, "Access denied: " + why, null, RpcOutcome.ACCESS_DENIED);
	}

	/**
	 * The method took longer than its deadline allows.
	 * @return the exception to throw
	 */
	public static RpcException timedOut() {
		return new Failure(RpcErrorCode.TIMED_OUT, "Timed out", null, RpcOutcome.TIMED_OUT);
	}

	/** An error with an outcome of its own. */
	private static final class Failure extends RpcException {

		private static final long serialVersionUID = 1L;

		private final RpcOutcome outcome;

		Failure(int code, String message, @Nullable Object data, RpcOutcome outcome) {
			super(code, message, data, null);
			this.outcome = outcome;
		}

		@Override
		public RpcOutcome outcome() {
			return this.outcome;
		}

	}

}
