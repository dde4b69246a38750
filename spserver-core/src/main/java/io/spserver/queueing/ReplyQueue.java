package io.spserver.queueing;

import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;

/**
 * What waits for one session's event loop. Any thread adds; the event loop takes all at
 * once, in the order in which they were added. A linked stack that is turned round when
 * taken; free of locks.
 */
public final class ReplyQueue {

	private final AtomicReference<@Nullable Delivery> newest = new AtomicReference<>();

	/**
	 * Adds a chain of deliveries.
	 * @param chain what to add, in order
	 */
	public void add(DeliveryChain chain) {
		Delivery delivery = chain.takeAll();
		while (delivery != null) {
			Delivery following = delivery.next;
			add(delivery);
			delivery = following;
		}
	}

	/**
	 * Adds one delivery.
	 * @param delivery what to add
	 */
	public void add(Delivery delivery) {
		Delivery before;
		do {
			before = this.newest.get();
			delivery.next = before;
		}
		while (!this.newest.compareAndSet(before, delivery));
	}

	/**
	 * Whether nothing waits.
	 * @return {@code true} if there is no delivery
	 */
	public boolean isEmpty() {
		return this.newest.get() == null;
	}

	/**
	 * Takes everything.
	 * @return the oldest delivery, from which the others follow, {@code null} if there is
	 * none
	 */
	public @Nullable Delivery takeAll() {
		if (isEmpty()) {
			return null;
		}
		Delivery delivery = this.newest.getAndSet(null);
		Delivery oldest = null;
		while (delivery != null) {
			Delivery older = delivery.next;
			delivery.next = oldest;
			oldest = delivery;
			delivery = older;
		}
		return oldest;
	}

}
