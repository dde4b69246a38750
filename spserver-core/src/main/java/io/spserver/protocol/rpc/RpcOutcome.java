package io.spserver.protocol.rpc;

import java.util.Locale;

/**
 * How a call ended; the tag {@code outcome} of the meter {@code spserver.rpc}.
 */
public enum RpcOutcome {

	/** The method returned. */
	SUCCESS,
	/** The method threw an {@link RpcException}. */
	APPLICATION_ERROR,
	/** The request is not JSON. */
	PARSE_ERROR,
	/** The JSON is not a request. */
	INVALID_REQUEST,
	/** There is no such method. */
	METHOD_NOT_FOUND,
	/** The method does not take such parameters. */
	INVALID_PARAMS,
	/** The method threw another exception, or its result cannot be serialized. */
	INTERNAL_ERROR,
	/** The caller may not call the method. */
	ACCESS_DENIED,
	/** The method took longer than its deadline allows. */
	TIMED_OUT;

	/**
	 * The outcome as meters show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
