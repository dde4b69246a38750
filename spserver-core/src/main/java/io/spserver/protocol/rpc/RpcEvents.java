package io.spserver.protocol.rpc;

/**
 * Hears of each call: the contract of metrics. Called by worker threads, several at once;
 * must neither block nor throw.
 */
@FunctionalInterface
public interface RpcEvents {

	/** Stands for the name of a method when a request names none that there is. */
	String UNKNOWN = "unknown";

	/** Hears nothing. */
	RpcEvents NONE = (method, outcome, nanos) -> {
	};

	/**
	 * A call has been handled, also one that wants no answer.
	 * @param method the name of the method, or {@link #UNKNOWN}
	 * @param outcome how it ended
	 * @param nanos how long it took, in nanoseconds
	 */
	void called(String method, RpcOutcome outcome, long nanos);

}
