package io.spserver.protocol.http.sse;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * Hands the events that any threads send to one subscriber, in order and not faster than
 * it asks for them; those that wait go in one piece. Its state is guarded by its monitor;
 * signals are given outside of it, one at a time, by whichever thread comes along.
 */
final class EventPublisher implements Flow.Publisher<ByteBuffer>, Flow.Subscription {

	private final int capacity;

	private final Deque<byte[]> waiting = new ArrayDeque<>();

	private final AtomicInteger calls = new AtomicInteger();

	private int waitingBytes;

	private long demand;

	private Flow.@Nullable Subscriber<? super ByteBuffer> subscriber;

	private boolean greeted;

	private boolean completed;

	private boolean ended;

	private @Nullable Throwable failure;

	EventPublisher(int capacity) {
		this.capacity = capacity;
	}

	/**
	 * Takes an event.
	 * @param event its bytes
	 * @return whether there was room for it; one event of any size has room if no other
	 * waits
	 */
	boolean offer(byte[] event) {
		synchronized (this) {
			if (!isOpen() || (this.waitingBytes > 0 && event.length > this.capacity - this.waitingBytes)) {
				return false;
			}
			this.waiting.add(event);
			this.waitingBytes += event.length;
		}
		drain();
		return true;
	}

	synchronized boolean isOpen() {
		return !this.completed && !this.ended;
	}

	/**
	 * Takes no more events; those that wait are still handed over.
	 */
	void complete() {
		synchronized (this) {
			this.completed = true;
		}
		drain();
	}

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> newSubscriber) {
		Objects.requireNonNull(newSubscriber, "subscriber");
		if (accept(newSubscriber)) {
			drain();
		}
		else {
			newSubscriber.onSubscribe(new NoSubscription());
			newSubscriber.onError(new IllegalStateException("A stream of events answers one request"));
		}
	}

	private synchronized boolean accept(Flow.Subscriber<? super ByteBuffer> newSubscriber) {
		if (this.subscriber != null) {
			return false;
		}
		this.subscriber = newSubscriber;
		return true;
	}

	@Override
	public void request(long count) {
		synchronized (this) {
			if (count <= 0) {
				this.failure = new IllegalArgumentException("Asked for " + count + " items");
			}
			else {
				this.demand = (count > Long.MAX_VALUE - this.demand) ? Long.MAX_VALUE : this.demand + count;
			}
		}
		drain();
	}

	@Override
	public synchronized void cancel() {
		this.ended = true;
		this.subscriber = new NoSubscriber();
		this.waiting.clear();
		this.waitingBytes = 0;
	}

	private void drain() {
		if (this.calls.getAndIncrement() > 0) {
			return;
		}
		int missed = 1;
		while (missed > 0) {
			for (Runnable signal = next(); signal != null; signal = next()) {
				signal.run();
			}
			missed = this.calls.addAndGet(-missed);
		}
	}

	private synchronized @Nullable Runnable next() {
		Flow.Subscriber<? super ByteBuffer> to = this.subscriber;
		Throwable error = this.failure;
		if (to == null || this.ended) {
			return null;
		}
		if (!this.greeted) {
			this.greeted = true;
			return () -> to.onSubscribe(this);
		}
		if (error != null) {
			cancel();
			return () -> to.onError(error);
		}
		if (this.demand > 0 && !this.waiting.isEmpty()) {
			this.demand--;
			ByteBuffer events = takeAll();
			return () -> to.onNext(events);
		}
		if (this.completed && this.waiting.isEmpty()) {
			cancel();
			return to::onComplete;
		}
		return null;
	}

	private ByteBuffer takeAll() {
		ByteBuffer events = ByteBuffer.allocate(this.waitingBytes);
		this.waiting.forEach(events::put);
		this.waiting.clear();
		this.waitingBytes = 0;
		return events.flip();
	}

	/** Takes the place of a subscriber that is not needed any more. */
	private static final class NoSubscriber implements Flow.Subscriber<ByteBuffer> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.cancel();
		}

		@Override
		public void onNext(ByteBuffer item) {
		}

		@Override
		public void onError(Throwable throwable) {
		}

		@Override
		public void onComplete() {
		}

	}

	/** The subscription of somebody who gets nothing. */
	private static final class NoSubscription implements Flow.Subscription {

		@Override
		public void request(long count) {
		}

		@Override
		public void cancel() {
		}

	}

}
