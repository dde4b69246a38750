package io.spserver.queueing;

import org.jspecify.annotations.Nullable;

/**
 * Deliveries that one thread gathers to hand them over together.
 */
public final class DeliveryChain {

	private @Nullable Delivery first;

	private @Nullable Delivery last;

	/**
	 * Adds a delivery at the end.
	 * @param delivery the delivery
	 */
	public void add(Delivery delivery) {
		if (this.last == null) {
			this.first = delivery;
		}
		else {
			this.last.next = delivery;
		}
		this.last = delivery;
	}

	/**
	 * Whether there is nothing in it.
	 * @return {@code true} if there is no delivery
	 */
	public boolean isEmpty() {
		return this.first == null;
	}

	/**
	 * Takes everything; the chain is empty afterwards.
	 * @return the first delivery, from which the others follow, {@code null} if there is
	 * none
	 */
	public @Nullable Delivery takeAll() {
		Delivery all = this.first;
		this.first = null;
		this.last = null;
		return all;
	}

}
