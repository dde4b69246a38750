package io.spserver.protocol.rpc;

import org.jspecify.annotations.Nullable;

/**
 * An error of the application that the caller is to see. A method throws it; it is
 * answered with its code, message and data, and not logged.
 */
public class RpcException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int code;

	private final transient @Nullable Object data;

	/**
	 * Creates an exception without data.
	 * @param code what went wrong; -32768 to -32000 are not for applications, see
	 * {@link RpcErrorCode}
	 * @param message what went wrong, in a short sentence for the caller
	 */
	public RpcException(int code, String message) {
		this(code, message, null);
	}

	/**
	 * Creates an exception.
	 * @param code what went wrong; -32768 to -32000 are not for applications, see
	 * {@link RpcErrorCode}
	 * @param message what went wrong, in a short sentence for the caller
	 * @param data more about it, serialized as a result would be; {@code null} for none
	 */
	public RpcException(int code, String message, @Nullable Object data) {
		super(message);
		this.code = code;
		this.data = data;
	}

	/**
	 * Creates an exception that is no fault of the application's.
	 * @param code what went wrong
	 * @param message what went wrong
	 * @param data more about it
	 * @param cause what the log is to show, if anything
	 */
	RpcException(int code, String message, @Nullable Object data, @Nullable Throwable cause) {
		super(message, cause, false, false);
		this.code = code;
		this.data = data;
	}

	/**
	 * How a call ends that is answered with this.
	 * @return the outcome
	 */
	public RpcOutcome outcome() {
		return RpcOutcome.APPLICATION_ERROR;
	}

	/**
	 * What went wrong.
	 * @return the code
	 */
	public int code() {
		return this.code;
	}

	/**
	 * More about what went wrong.
	 * @return the data, if there is any
	 */
	public @Nullable Object data() {
		return this.data;
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
