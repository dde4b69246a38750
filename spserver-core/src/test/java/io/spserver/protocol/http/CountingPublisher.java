package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives items of one size as soon as they are asked for, and counts that. Completes only
 * if there is more than one.
 */
final class CountingPublisher implements Flow.Publisher<ByteBuffer> {

	private final int items;

	private final int size;

	private final AtomicLong requested = new AtomicLong();

	private final AtomicLong given = new AtomicLong();

	private final AtomicBoolean cancelled = new AtomicBoolean();

	CountingPublisher(int items, int size) {
		this.items = items;
		this.size = size;
	}

	long requested() {
		return this.requested.get();
	}

	boolean isCancelled() {
		return this.cancelled.get();
	}

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
		subscriber.onSubscribe(new Flow.Subscription() {

			@Override
			public void request(long count) {
				CountingPublisher.this.requested.addAndGet(count);
				for (long i = 0; i < count; i++) {
					give(subscriber);
				}
			}

			@Override
			public void cancel() {
				CountingPublisher.this.cancelled.set(true);
			}

		});
	}

	private void give(Flow.Subscriber<? super ByteBuffer> subscriber) {
		long number = this.given.incrementAndGet();
		if (number <= this.items) {
			subscriber.onNext(ByteBuffer.wrap(new byte[this.size]));
		}
		if (number == this.items && this.items > 1) {
			subscriber.onComplete();
		}
	}

}
