package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The calls that wait for answers of one connection, or of one request over HTTP. An
 * error without id may be the answer to any of them, so all of them fail with it. Safe
 * for use by any thread.
 */
final class Answers {

	private final JsonMapper mapper;

	private final JsonRpcNotificationListener listener;

	private final Map<Long, CompletableFuture<Answer>> waiting = new ConcurrentHashMap<>();

	private volatile @Nullable IOException end;

	Answers(JsonMapper mapper, JsonRpcNotificationListener listener) {
		this.mapper = mapper;
		this.listener = listener;
	}

	/**
	 * Has calls wait.
	 * @param calls what completes with their answers, by id
	 */
	void expect(Map<Long, CompletableFuture<Answer>> calls) {
		calls.forEach((id, call) -> {
			this.waiting.put(id, call);
			call.whenComplete((answer, failure) -> this.waiting.remove(id));
		});
		IOException ended = this.end;
		if (ended != null) {
			fail(ended);
		}
	}

	/**
	 * The server has said something.
	 * @param json what it has said
	 * @throws IOException if that is no JSON-RPC
	 */
	void received(byte[] json) throws IOException {
		List<Answer> answers = AnswerReader.read(json, this.mapper);
		for (Answer answer : answers) {
			if (answer.method() != null) {
				if (answer.id() == null) {
					this.listener.notified(answer.method(), answer.tree(this.mapper, answer.params()));
				}
			}
			else if (answer.id() != null) {
				CompletableFuture<Answer> call = this.waiting.get(answer.id());
				if (call != null) {
					call.complete(answer);
				}
			}
			else if (answer.error() != null) {
				fail(answer.failure(this.mapper));
			}
		}
	}

	/**
	 * No further answer will come.
	 * @param cause why
	 */
	void end(IOException cause) {
		this.end = cause;
		fail(cause);
	}

	boolean isOver() {
		return this.end != null;
	}

	private void fail(Exception cause) {
		this.waiting.values().forEach((call) -> call.completeExceptionally(cause));
	}

}
