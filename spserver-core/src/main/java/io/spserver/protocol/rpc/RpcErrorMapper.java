package io.spserver.protocol.rpc;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Makes errors for the caller of exceptions that methods throw, or that complete their
 * results. Called by any thread; must neither block nor throw.
 */
@FunctionalInterface
public interface RpcErrorMapper {

	/** Knows no exception. */
	RpcErrorMapper NONE = (exception) -> null;

	/**
	 * Makes an error of an exception.
	 * @param exception what the method threw, no {@link RpcException}
	 * @return the error, {@code null} to have an internal error answered and the
	 * exception logged
	 */
	@Nullable RpcException map(Throwable exception);

	/**
	 * The errors that callers are to expect, for those who ask what there is.
	 * @return the errors as far as they are known; by default none are
	 */
	default List<RpcError> expected() {
		return List.of();
	}

}
