package io.spserver.protocol.rpc;

import org.jspecify.annotations.Nullable;

/**
 * A call of a method that there is.
 *
 * @param method the method
 * @param caller who calls it
 */
public record RpcCall(RpcMethod method, RpcCaller caller) {

	/**
	 * The name of the method.
	 * @return the name
	 */
	public String name() {
		return this.method.name();
	}

	/**
	 * How this call ends whose method returns, or throws.
	 * @param thrown what it throws, or what its result completes with; {@code null} if
	 * nothing
	 * @return the outcome
	 */
	public RpcOutcome outcome(@Nullable Throwable thrown) {
		if (thrown == null) {
			return RpcOutcome.SUCCESS;
		}
		Throwable cause = RpcCalls.causeOf(thrown);
		if (cause instanceof RpcException known) {
			return known.outcome();
		}
		RpcException mapped = this.method.errors().map(cause);
		return (mapped != null) ? mapped.outcome() : RpcOutcome.INTERNAL_ERROR;
	}

}
