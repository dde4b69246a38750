package io.spserver.queueing;

/**
 * A session's way back to the asynchronous layer, which implements it. Callable by any
 * thread; returns at once.
 */
public interface Outlet {

	/**
	 * Has the event loop do what the chain says.
	 * @param chain the deliveries, taken over
	 */
	void deliver(DeliveryChain chain);

	/**
	 * Has the event loop do one thing.
	 * @param delivery the delivery
	 */
	void deliver(Delivery delivery);

	/**
	 * Whether the peer keeps up with what is sent to it. While it does not, no further
	 * request of it is handled; when it does again, the event loop calls
	 * {@link ServerSession#signal()}.
	 * @return {@code true} if more may be sent; also when the connection is gone
	 */
	boolean isWritable();

	/**
	 * Whether the connection is encrypted.
	 * @return {@code true} with TLS
	 */
	boolean isEncrypted();

	/**
	 * Whether TLS may begin.
	 * @return {@code true} until it begins, where it is to be had on demand
	 */
	boolean canStartTls();

	/**
	 * A turn of the session has ended: the event loop may have been waiting for that, to
	 * decode or read on.
	 */
	void turnEnded();

}
