package io.spserver.async;

import java.util.function.Consumer;

import io.netty.channel.EventLoop;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.DeliveryChain;
import io.spserver.queueing.Outlet;
import io.spserver.queueing.ReplyQueue;
import org.jspecify.annotations.Nullable;

/**
 * Where other threads leave something for a session's event loop and wake it, and what
 * they may know of the connection.
 */
final class SessionOutlet implements Outlet {

	private final ReplyQueue replies = new ReplyQueue();

	private final Wakeup wakeup;

	private final SessionTls tls;

	private final Consumer<@Nullable Delivery> undeliverable;

	/** Whether the event loop has something to do when the turn that is running ends. */
	private volatile boolean awaitsTurn;

	private volatile boolean writable = true;

	/**
	 * Creates an outlet.
	 * @param loop the session's event loop
	 * @param work takes what was left, on the event loop
	 * @param undeliverable gets the chain of what was left when the event loop has ended
	 * @param tls whether the session is encrypted
	 */
	SessionOutlet(EventLoop loop, Runnable work, Consumer<@Nullable Delivery> undeliverable, SessionTls tls) {
		this.wakeup = new Wakeup(loop, work);
		this.undeliverable = undeliverable;
		this.tls = tls;
	}

	@Override
	public void deliver(DeliveryChain chain) {
		this.replies.add(chain);
		wake();
	}

	@Override
	public void deliver(Delivery delivery) {
		this.replies.add(delivery);
		wake();
	}

	@Override
	public boolean isWritable() {
		return this.writable;
	}

	@Override
	public boolean isEncrypted() {
		return this.tls.isEncrypted();
	}

	@Override
	public boolean canStartTls() {
		return this.tls.canStart();
	}

	@Override
	public void turnEnded() {
		if (this.awaitsTurn) {
			wake();
		}
	}

	private void wake() {
		if (!this.wakeup.request()) {
			this.undeliverable.accept(this.replies.takeAll());
		}
	}

	// What the event loop does.

	@Nullable Delivery takeAll() {
		return this.replies.takeAll();
	}

	boolean isEmpty() {
		return this.replies.isEmpty();
	}

	void writable(boolean value) {
		this.writable = value;
	}

	void awaitsTurn(boolean value) {
		this.awaitsTurn = value;
	}

}
