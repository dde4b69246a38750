package io.spserver.protocol.rpc.jackson.client;

import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Carries requests to a server. Safe for use by any thread.
 */
interface Transport {

	/**
	 * Sends a request.
	 * @param json the request
	 * @param calls what completes with the answers to its calls, by id
	 * @return completes when the request has reached the server as far as is known, or
	 * exceptionally
	 */
	CompletableFuture<Void> send(byte[] json, Map<Long, CompletableFuture<Answer>> calls);

	/** Closes connections; requests on their way fail. */
	void close();

}
