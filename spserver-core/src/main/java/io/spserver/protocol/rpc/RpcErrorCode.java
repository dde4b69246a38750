package io.spserver.protocol.rpc;

/**
 * The codes of errors that JSON-RPC 2.0 defines in its section 5.1, and two of the range
 * that it leaves to servers.
 */
public final class RpcErrorCode {

	/** The request is not JSON. */
	public static final int PARSE_ERROR = -32700;

	/** The JSON is not a request. */
	public static final int INVALID_REQUEST = -32600;

	/** There is no such method. */
	public static final int METHOD_NOT_FOUND = -32601;

	/** The method does not take such parameters. */
	public static final int INVALID_PARAMS = -32602;

	/** The method failed. */
	public static final int INTERNAL_ERROR = -32603;

	/** The caller may not call the method; of the codes that implementations define. */
	public static final int ACCESS_DENIED = -32001;

	/** The method took too long; of the codes that implementations define. */
	public static final int TIMED_OUT = -32002;

	private RpcErrorCode() {
	}

}
