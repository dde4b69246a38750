package io.spserver.protocol.rpc;

import org.jspecify.annotations.Nullable;

/**
 * Stands around each call of a method that there is, whatever protocol and transport
 * carry it: access rules, tracing. Each call of a batch and each notification is a call.
 */
@FunctionalInterface
public interface RpcInterceptor {

	/**
	 * Makes a call, as a rule by passing it on. Called on a worker thread before the
	 * arguments are read, several at once; may block.
	 * @param call the call
	 * @param next the next interceptor, or the method after the last; its exceptions may
	 * pass through
	 * @return the result; a {@link java.util.concurrent.CompletionStage} of it if it is
	 * not there yet
	 * @throws RpcException to have that error answered, {@link RpcErrors#denied()} for
	 * example
	 * @throws Exception as from the method
	 */
	@Nullable Object intercept(RpcCall call, Chain next) throws Exception;

	/**
	 * What stands behind an interceptor.
	 */
	@FunctionalInterface
	interface Chain {

		/**
		 * Passes a call on.
		 * @param call the call
		 * @return its result, which may be a {@link java.util.concurrent.CompletionStage}
		 * @throws Exception as from the method
		 */
		@Nullable Object proceed(RpcCall call) throws Exception;

	}

}
