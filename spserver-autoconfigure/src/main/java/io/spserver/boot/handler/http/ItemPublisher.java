package io.spserver.boot.handler.http;

import java.nio.ByteBuffer;
import java.util.concurrent.Flow;

import org.jspecify.annotations.Nullable;

/**
 * A publisher of bytes that makes them of the items of another one, item by item, so that
 * demand and cancellation pass through.
 *
 * @param source publishes items
 * @param encoder makes bytes of an item
 */
record ItemPublisher(Flow.Publisher<?> source, Encoder encoder) implements Flow.Publisher<ByteBuffer> {

	@Override
	public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
		this.source.subscribe(new Encoding(subscriber, this.encoder));
	}

	/**
	 * Makes bytes of an item.
	 */
	@FunctionalInterface
	interface Encoder {

		/**
		 * Makes bytes.
		 * @param item the item
		 * @return the bytes
		 * @throws Exception if that fails
		 */
		byte[] encode(Object item) throws Exception;

	}

	/**
	 * Stands between the two; called as publishers call, by one thread at a time.
	 */
	private static final class Encoding implements Flow.Subscriber<Object> {

		private final Flow.Subscriber<? super ByteBuffer> subscriber;

		private final Encoder encoder;

		private Flow.@Nullable Subscription subscription;

		private boolean done;

		Encoding(Flow.Subscriber<? super ByteBuffer> subscriber, Encoder encoder) {
			this.subscriber = subscriber;
			this.encoder = encoder;
		}

		@Override
		public void onSubscribe(Flow.Subscription newSubscription) {
			this.subscription = newSubscription;
			this.subscriber.onSubscribe(newSubscription);
		}

		@Override
		public void onNext(Object item) {
			if (this.done) {
				return;
			}
			byte[] bytes;
			try {
				bytes = this.encoder.encode(item);
			}
			catch (Exception ex) {
				Flow.Subscription present = this.subscription;
				if (present != null) {
					present.cancel();
				}
				onError(ex);
				return;
			}
			this.subscriber.onNext(ByteBuffer.wrap(bytes));
		}

		@Override
		public void onError(Throwable error) {
			if (!this.done) {
				this.done = true;
				this.subscriber.onError(error);
			}
		}

		@Override
		public void onComplete() {
			if (!this.done) {
				this.done = true;
				this.subscriber.onComplete();
			}
		}

	}

}
