package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Makes each call at once.
 *
 * @param settings how
 * @param requests sends them
 */
record SingleCalls(ClientSettings settings, Requests requests) implements Caller {

	@Override
	public @Nullable Object call(String method, @Nullable Object params, JavaType type)
			throws IOException, InterruptedException {
		return this.requests.await(begin(method, params)).read(this.settings.mapper(), type);
	}

	@Override
	public CompletableFuture<@Nullable Object> callLater(String method, @Nullable Object params, JavaType type) {
		return result(begin(method, params), type, this.settings, this.requests);
	}

	/**
	 * What an answer's result is, once it is there.
	 * @param answer the answer
	 * @param type what the result is to be
	 * @param settings how it is read, and where
	 * @param requests knows what failures mean
	 * @return completes with the result; a cancellation cancels the call
	 */
	static CompletableFuture<@Nullable Object> result(CompletableFuture<Answer> answer, JavaType type,
			ClientSettings settings, Requests requests) {
		CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
		answer.whenCompleteAsync((there, failure) -> {
			try {
				if (failure != null) {
					result.completeExceptionally(requests.failureOf(failure));
				}
				else {
					result.complete(there.read(settings.mapper(), type));
				}
			}
			catch (Exception ex) {
				result.completeExceptionally(ex);
			}
		}, settings.executor());
		result.whenComplete((value, failure) -> {
			if (result.isCancelled()) {
				answer.cancel(true);
			}
		});
		return result;
	}

	private CompletableFuture<Answer> begin(String method, @Nullable Object params) {
		Long id = this.requests.nextId();
		CompletableFuture<Answer> answer = this.requests.newAnswer();
		this.requests.send(Requests.message(method, params, id), Map.of(id, answer));
		return answer;
	}

	@Override
	public void send(String method, @Nullable Object params) throws IOException, InterruptedException {
		this.requests.await(this.requests.send(Requests.message(method, params, null), Map.of()));
	}

	@Override
	public void close() {
		this.requests.close();
	}

	@Override
	public String toString() {
		return "JSON-RPC at " + this.settings.uri();
	}

}
