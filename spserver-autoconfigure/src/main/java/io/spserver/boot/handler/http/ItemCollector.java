package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Collects the items of a publisher. Called as publishers call, by one thread at a time.
 */
final class ItemCollector implements Flow.Subscriber<Object> {

	private final List<Object> items = new ArrayList<>();

	private final CompletableFuture<List<Object>> collected = new CompletableFuture<>();

	private ItemCollector() {
	}

	/**
	 * Collects all items.
	 * @param publisher publishes them
	 * @return the items
	 */
	static CompletionStage<List<Object>> collect(Flow.Publisher<?> publisher) {
		ItemCollector collector = new ItemCollector();
		publisher.subscribe(collector);
		return collector.collected;
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(Object item) {
		this.items.add(item);
	}

	@Override
	public void onError(Throwable error) {
		this.collected.completeExceptionally(error);
	}

	@Override
	public void onComplete() {
		this.collected.complete(this.items);
	}

}
