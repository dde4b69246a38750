package io.spserver.protocol.http.sse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Flow;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventPublisherTests {

	private final EventPublisher publisher = new EventPublisher(10);

	private final Recorder recorder = new Recorder();

	@Test
	void nothingIsHandedOverUnasked() {
		this.publisher.subscribe(this.recorder);
		assertThat(offer("a")).isTrue();
		assertThat(this.recorder.heard).containsExactly("subscribed");
		this.recorder.request(1);
		assertThat(this.recorder.heard).containsExactly("subscribed", "a");
		assertThat(offer("b")).isTrue();
		assertThat(this.recorder.heard).hasSize(2);
	}

	@Test
	void whatWaitsGoesInOnePiece() {
		offer("a");
		offer("b");
		this.publisher.subscribe(this.recorder);
		this.recorder.request(5);
		offer("c");
		assertThat(this.recorder.heard).containsExactly("subscribed", "ab", "c");
	}

	@Test
	void whatWaitsIsLimited() {
		assertThat(offer("1234567890")).isTrue();
		assertThat(offer("x")).isFalse();
		this.publisher.subscribe(this.recorder);
		this.recorder.request(1);
		assertThat(offer("larger than the capacity")).isTrue();
		assertThat(offer("x")).isFalse();
		this.recorder.request(1);
		assertThat(this.recorder.heard).containsExactly("subscribed", "1234567890", "larger than the capacity");
	}

	@Test
	void completionFollowsWhatWaits() {
		this.publisher.subscribe(this.recorder);
		offer("a");
		this.publisher.complete();
		assertThat(offer("b")).isFalse();
		assertThat(this.publisher.isOpen()).isFalse();
		assertThat(this.recorder.heard).containsExactly("subscribed");
		this.recorder.request(1);
		this.recorder.request(1);
		this.publisher.complete();
		assertThat(this.recorder.heard).containsExactly("subscribed", "a", "complete");
	}

	@Test
	void completionNeedsNoRequest() {
		this.publisher.complete();
		this.publisher.subscribe(this.recorder);
		assertThat(this.recorder.heard).containsExactly("subscribed", "complete");
	}

	@Test
	void cancelledStreamTakesNothing() {
		this.publisher.subscribe(this.recorder);
		offer("a");
		this.recorder.cancel();
		this.recorder.request(1);
		assertThat(offer("b")).isFalse();
		assertThat(this.publisher.isOpen()).isFalse();
		assertThat(this.recorder.heard).containsExactly("subscribed");
	}

	@Test
	void requestForNothingIsAnError() {
		this.publisher.subscribe(this.recorder);
		this.recorder.request(0);
		this.recorder.request(1);
		assertThat(offer("a")).isFalse();
		assertThat(this.recorder.heard).containsExactly("subscribed", "IllegalArgumentException");
	}

	@Test
	void secondSubscriberIsRefused() {
		Recorder second = new Recorder();
		this.publisher.subscribe(this.recorder);
		this.publisher.subscribe(second);
		assertThat(second.heard).containsExactly("subscribed", "IllegalStateException");
		this.recorder.request(1);
		offer("a");
		assertThat(this.recorder.heard).containsExactly("subscribed", "a");
	}

	@Test
	void subscriberMayAskAndCancelWhileItIsSignalled() {
		Recorder greedy = new Recorder() {

			@Override
			public void onNext(ByteBuffer item) {
				super.onNext(item);
				request(1);
				if (this.heard.size() == 1001) {
					cancel();
				}
			}

		};
		this.publisher.subscribe(greedy);
		greedy.request(1);
		int taken = 0;
		while (offer("a")) {
			taken++;
		}
		assertThat(taken).isEqualTo(1000);
		assertThat(greedy.heard).hasSize(1001);
	}

	@Test
	void eventsOfSeveralThreadsAreSignalledOneAtATime() throws InterruptedException {
		this.publisher.subscribe(this.recorder);
		this.recorder.request(Long.MAX_VALUE);
		this.recorder.request(Long.MAX_VALUE);
		List<Thread> threads = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			threads.add(new Thread(() -> {
				for (int sent = 0; sent < 5000; sent += (offer("x")) ? 1 : 0) {
					Thread.onSpinWait();
				}
			}));
		}
		threads.forEach(Thread::start);
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(String.join("", this.recorder.heard)).isEqualTo("subscribed" + "x".repeat(20_000));
		assertThat(this.recorder.overlapped).isFalse();
	}

	private boolean offer(String text) {
		return this.publisher.offer(text.getBytes(StandardCharsets.US_ASCII));
	}

	/** Writes down what it hears. */
	private static class Recorder implements Flow.Subscriber<ByteBuffer> {

		final List<String> heard = new ArrayList<>();

		private Flow.Subscription subscription;

		private volatile boolean busy;

		private boolean overlapped;

		void request(long count) {
			this.subscription.request(count);
		}

		void cancel() {
			this.subscription.cancel();
		}

		@Override
		public void onSubscribe(Flow.Subscription given) {
			this.subscription = given;
			this.heard.add("subscribed");
		}

		@Override
		public void onNext(ByteBuffer item) {
			this.overlapped |= this.busy;
			this.busy = true;
			this.heard.add(StandardCharsets.US_ASCII.decode(item).toString());
			this.busy = false;
		}

		@Override
		public void onError(Throwable error) {
			this.heard.add(error.getClass().getSimpleName());
		}

		@Override
		public void onComplete() {
			this.heard.add("complete");
		}

	}

}
