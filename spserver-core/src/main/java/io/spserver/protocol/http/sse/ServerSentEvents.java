package io.spserver.protocol.http.sse;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * A stream of events to one client. A handler makes one, keeps it where events come from,
 * and returns its {@link #response()}; from then on, and before that, any thread may send
 * events. No thread is held while the stream is open.
 * <p>
 * Nothing is sent but events: whoever wants signs of life sends comments from time to
 * time, which also shows early that a client is gone.
 */
public final class ServerSentEvents {

	private static final int CAPACITY = 64 * 1024;

	private final EventPublisher publisher;

	private final CompletableFuture<@Nullable Void> end = new CompletableFuture<>();

	/**
	 * Opens a stream in which 64 KB may wait for the client.
	 */
	public ServerSentEvents() {
		this(CAPACITY);
	}

	/**
	 * Opens a stream.
	 * @param capacity how many bytes may wait for the client
	 */
	public ServerSentEvents(int capacity) {
		if (capacity < 1) {
			throw new IllegalArgumentException("capacity " + capacity + " must be at least 1");
		}
		this.publisher = new EventPublisher(capacity);
	}

	/**
	 * The id of the last event that a client has seen, if it connects again.
	 * @param request the client's request
	 * @return the id, {@code null} if it says none
	 */
	public static @Nullable String lastEventId(HttpRequest request) {
		return request.header("Last-Event-ID");
	}

	/**
	 * What the handler answers with, once.
	 * @return the response
	 */
	public HttpResponse response() {
		HttpBody body = HttpBody.publisher(this.publisher, -1).onEnd((failure) -> ended());
		return HttpResponse.of(200, "text/event-stream", body)
			.withHeader("Cache-Control", "no-store")
			.withHeader("X-Accel-Buffering", "no");
	}

	private void ended() {
		this.publisher.cancel();
		this.end.complete(null);
	}

	/**
	 * Sends an event. Any thread may call this; it does not wait.
	 * @param event the event
	 * @return whether it was taken; otherwise the client is too slow, so that the
	 * capacity is used up, or the stream is at its end
	 */
	public boolean send(ServerSentEvent event) {
		return this.publisher.offer(event.encode());
	}

	/**
	 * Ends the stream when all that was taken has been sent. Any thread may call this,
	 * also several times. A client connects again, as a rule, unless it is answered with
	 * status 204 then.
	 */
	public void complete() {
		this.publisher.complete();
	}

	/**
	 * Whether events are taken.
	 * @return {@code false} once the stream was completed or the client is gone
	 */
	public boolean isOpen() {
		return this.publisher.isOpen();
	}

	/**
	 * Completes when the server is done with the stream, as the client is gone or all is
	 * sent; on a worker thread as a rule.
	 * @return the end; it does not fail
	 */
	public CompletionStage<@Nullable Void> end() {
		return this.end.minimalCompletionStage();
	}

}
