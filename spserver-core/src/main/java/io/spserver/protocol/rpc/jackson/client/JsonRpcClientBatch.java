package io.spserver.protocol.rpc.jackson.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * Calls that are sent together, as one message (JSON-RPC 2.0, section 6). Each ends for
 * itself. Not safe for use by several threads; what it returns is.
 */
public final class JsonRpcClientBatch {

	private final ClientSettings settings;

	private final Interfaces interfaces;

	private final Requests requests;

	private final List<Map<String, Object>> messages = new ArrayList<>();

	private final Map<Long, CompletableFuture<Answer>> calls = new LinkedHashMap<>();

	private boolean sent;

	JsonRpcClientBatch(ClientSettings settings, Interfaces interfaces, Requests requests) {
		this.settings = settings;
		this.interfaces = interfaces;
		this.requests = requests;
	}

	/**
	 * Adds a call.
	 * @param <T> what the result is
	 * @param method the name of the method
	 * @param params an array or collection for parameters by position, a map or object
	 * for parameters by name; {@code null} for none
	 * @param type what the result is read as
	 * @return completes with the result, once the batch is sent
	 */
	public <T> CompletableFuture<@Nullable T> call(String method, @Nullable Object params, Class<T> type) {
		return add(method, params, this.settings.mapper().constructType(type))
			.thenApply((result) -> JsonRpcClient.cast(type, result));
	}

	/**
	 * Adds a notification.
	 * @param method the name of the method
	 * @param params an array or collection for parameters by position, a map or object
	 * for parameters by name; {@code null} for none
	 * @return this
	 */
	public JsonRpcClientBatch notify(String method, @Nullable Object params) {
		unsent().add(Requests.message(method, params, null));
		return this;
	}

	/**
	 * Makes an implementation of an interface that adds to this batch what is called.
	 * Only methods whose results come later can be called, and those that are
	 * notifications.
	 * @param <T> the interface
	 * @param type the interface
	 * @return adds calls
	 * @throws IllegalArgumentException as from {@link JsonRpcClient#proxy(Class)}
	 */
	public <T> T proxy(Class<T> type) {
		return RemoteObject.create(type, this.interfaces.methods(type, this.settings.mapper()), new Adding());
	}

	/**
	 * Sends the batch; an empty one is not sent.
	 * @return completes when each of the calls has ended, however; if there are none,
	 * when the batch has reached the server as far as is known
	 * @throws IllegalStateException if it was sent already
	 */
	public CompletableFuture<Void> send() {
		List<Map<String, Object>> batch = unsent();
		this.sent = true;
		if (batch.isEmpty()) {
			return CompletableFuture.completedFuture(null);
		}
		CompletableFuture<Void> reached = this.requests.send(batch, this.calls);
		if (this.calls.isEmpty()) {
			return reached;
		}
		return CompletableFuture.allOf(this.calls.values().toArray(CompletableFuture<?>[]::new))
			.handle((all, failure) -> null);
	}

	private List<Map<String, Object>> unsent() {
		if (this.sent) {
			throw new IllegalStateException("The batch was sent already");
		}
		return this.messages;
	}

	private CompletableFuture<@Nullable Object> add(String method, @Nullable Object params, JavaType type) {
		Long id = this.requests.nextId();
		unsent().add(Requests.message(method, params, id));
		CompletableFuture<Answer> answer = this.requests.newAnswer();
		this.calls.put(id, answer);
		return SingleCalls.result(answer, type, this.settings, this.requests);
	}

	/** Adds the calls of a proxy. */
	private final class Adding implements Caller {

		@Override
		public @Nullable Object call(String method, @Nullable Object params, JavaType type) {
			throw new IllegalStateException("'" + method
					+ "' would wait for a batch that is not sent: in batches methods return a CompletionStage");
		}

		@Override
		public CompletableFuture<@Nullable Object> callLater(String method, @Nullable Object params, JavaType type) {
			return add(method, params, type);
		}

		@Override
		public void send(String method, @Nullable Object params) {
			JsonRpcClientBatch.this.notify(method, params);
		}

		@Override
		public void close() {
			throw new IllegalStateException("A batch closes no connection");
		}

		@Override
		public String toString() {
			return "a batch for " + JsonRpcClientBatch.this.settings.uri();
		}

	}

}
