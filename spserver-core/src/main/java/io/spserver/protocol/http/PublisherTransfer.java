package io.spserver.protocol.http;

import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;

import io.spserver.Continuation;
import io.spserver.Message;
import io.spserver.Response;
import io.spserver.Step;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to a publisher and sends what it gives, in steps. Between them the request
 * is suspended; the publisher's thread resumes it. The publisher owes a few items at
 * most: as many as were sent are asked for again.
 */
final class PublisherTransfer implements Transfer, Step, Flow.Subscriber<ByteBuffer> {

	private static final int WINDOW = 4;

	private static final Object COMPLETE = new Object();

	private final Sending sending;

	private final Flow.Publisher<ByteBuffer> publisher;

	/** What the publisher has said: buffers, and at last a throwable or COMPLETE. */
	private final Queue<Object> signals = new ConcurrentLinkedQueue<>();

	/** What resumes the request; whoever takes it does so. */
	private final AtomicReference<@Nullable Continuation> suspended = new AtomicReference<>();

	private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();

	private volatile boolean stopped;

	PublisherTransfer(Sending sending, Flow.Publisher<ByteBuffer> publisher) {
		this.sending = sending;
		this.publisher = publisher;
	}

	@Override
	public void start(Message head, Response response) {
		response.reply(head);
		suspend(response);
		try {
			this.publisher.subscribe(this);
		}
		catch (RuntimeException ex) {
			onError(ex);
		}
	}

	// What the publisher's threads do.

	@Override
	public void onSubscribe(Flow.Subscription given) {
		if (!this.subscription.compareAndSet(null, given) || this.stopped) {
			given.cancel();
			return;
		}
		given.request(WINDOW);
	}

	@Override
	public void onNext(ByteBuffer item) {
		signal(item);
	}

	@Override
	public void onError(Throwable error) {
		signal(error);
	}

	@Override
	public void onComplete() {
		signal(COMPLETE);
	}

	private void signal(Object signal) {
		this.signals.add(signal);
		resume();
	}

	private void resume() {
		Continuation continuation = this.suspended.getAndSet(null);
		if (continuation != null) {
			continuation.resume(this);
		}
	}

	// What the session's turn does.

	@Override
	public void run(Response response) {
		int sent = 0;
		for (Object signal = this.signals.poll(); signal != null; signal = this.signals.poll()) {
			if (!send(signal, response)) {
				return;
			}
			sent++;
		}
		suspend(response);
		Flow.Subscription present = this.subscription.get();
		if (sent > 0 && present != null) {
			present.request(sent);
		}
	}

	/** Whether more may follow. */
	private boolean send(Object signal, Response response) {
		if (signal instanceof ByteBuffer item) {
			return this.sending.piece(item, response);
		}
		if (signal instanceof Throwable error) {
			this.sending.cut(error, response);
		}
		else {
			this.sending.complete(response);
		}
		return false;
	}

	private void suspend(Response response) {
		this.suspended.set(response.suspend());
		if (!this.signals.isEmpty()) {
			resume();
		}
	}

	@Override
	public void stop() {
		this.stopped = true;
		Flow.Subscription present = this.subscription.get();
		if (present != null) {
			present.cancel();
		}
	}

}
