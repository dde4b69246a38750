package io.spserver;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A question of a {@link Conversation} that waits for its answer.
 */
final class Question {

	private final Object id;

	private final long since = System.nanoTime();

	private final CompletableFuture<Request> answer = new CompletableFuture<>();

	Question(Object id) {
		this.id = id;
	}

	Object id() {
		return this.id;
	}

	CompletableFuture<Request> answer() {
		return this.answer;
	}

	/** Calls back when the time is up, unless there is an answer by then. */
	void limit(Duration timeout, Consumer<Question> timedOut) {
		CompletableFuture<@Nullable Void> clock = new CompletableFuture<>();
		clock.orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS).exceptionallyAsync((ex) -> {
			timedOut.accept(this);
			return null;
		});
		this.answer.whenComplete((given, ex) -> clock.complete(null));
	}

	boolean isOlderThan(Duration age) {
		return System.nanoTime() - this.since >= age.toNanos();
	}

	void complete(Request given) {
		this.answer.complete(given);
	}

	void fail(Exception cause) {
		this.answer.completeExceptionally(cause);
	}

}
