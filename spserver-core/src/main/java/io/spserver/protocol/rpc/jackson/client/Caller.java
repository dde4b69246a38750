package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Makes the calls of a proxy: at once, or as a part of a batch.
 */
interface Caller {

	/**
	 * Makes a call whose result is waited for.
	 * @param method the name of the method
	 * @param params the parameters, {@code null} for none
	 * @param type what the result is to be
	 * @return the result
	 * @throws JsonRpcException if the server has answered an error
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	@Nullable Object call(String method, @Nullable Object params, JavaType type) throws IOException, InterruptedException;

	/**
	 * Makes a call whose result comes later.
	 * @param method the name of the method
	 * @param params the parameters, {@code null} for none
	 * @param type what the result is to be
	 * @return completes with the result
	 */
	CompletableFuture<@Nullable Object> callLater(String method, @Nullable Object params, JavaType type);

	/**
	 * Sends a notification.
	 * @param method the name of the method
	 * @param params the parameters, {@code null} for none
	 * @throws IOException if it cannot be sent
	 * @throws InterruptedException if the waiting thread is interrupted
	 */
	void send(String method, @Nullable Object params) throws IOException, InterruptedException;

	/** Closes what carries the calls. */
	void close();

}
