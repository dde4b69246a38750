package io.spserver.boot.autoconfigure.actuator.web;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.ClassUtils;

/**
 * Turns what comes later into a stage: stages themselves and, if Reactor is there, its
 * publishers and all others of Reactive Streams. One of several values becomes a list.
 */
final class AsyncResults {

	private static final boolean REACTOR = ClassUtils.isPresent("reactor.core.publisher.Flux",
			AsyncResults.class.getClassLoader());

	private AsyncResults() {
	}

	/**
	 * The value that a result stands for.
	 * @param result what an operation returned
	 * @return the value, completed already unless it comes later
	 */
	static CompletionStage<@Nullable Object> resolve(@Nullable Object result) {
		if (result instanceof CompletionStage<?> stage) {
			return stage.thenApply((value) -> value);
		}
		if (REACTOR && Publishers.isPublisher(result)) {
			return Publishers.resolve(result);
		}
		return CompletableFuture.completedFuture(result);
	}

	/** Not loaded without Reactor. */
	private static final class Publishers {

		static boolean isPublisher(@Nullable Object result) {
			return result instanceof Publisher;
		}

		static CompletionStage<@Nullable Object> resolve(@Nullable Object result) {
			if (result instanceof Mono<?> mono) {
				return mono.<Object>map((value) -> value).toFuture();
			}
			if (result instanceof Publisher<?> publisher) {
				return Flux.from(publisher).collectList().<Object>map((values) -> values).toFuture();
			}
			throw new IllegalArgumentException("Not a publisher: " + result);
		}

	}

}
