package io.spserver.queueing;

import java.util.Objects;
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
	 * Adds deliveries, all at once.
	 * @param chain what to add, in order
	 */
	public void add(DeliveryChain chain) {
		Delivery oldest = chain.takeAll();
		if (oldest != null) {
			push(Objects.requireNonNull(turnRound(oldest)), oldest);
		}
	}

	/**
	 * Adds one delivery.
	 * @param delivery what to add
	 */
	public void add(Delivery delivery) {
		push(delivery, delivery);
	}

	private void push(Delivery top, Delivery bottom) {
		Delivery before;
		do {
			before = this.newest.get();
			bottom.next = before;
		}
		while (!this.newest.compareAndSet(before, top));
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
		return turnRound(this.newest.getAndSet(null));
	}

	/** The other end of a list, from which its nodes follow in the other order. */
	private static @Nullable Delivery turnRound(@Nullable Delivery end) {
		Delivery delivery = end;
		Delivery other = null;
		while (delivery != null) {
			Delivery following = delivery.next;
			delivery.next = other;
			other = delivery;
			delivery = following;
		}
		return other;
	}

}
