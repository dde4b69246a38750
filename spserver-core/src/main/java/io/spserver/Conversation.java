package io.spserver;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Questions and answers over one connection at a time: the handler of a session that
 * completes, with each message that arrives, the question that it answers. Meant for a
 * {@link Client} or a connection of a {@link Dispatcher}; when a new session opens, it
 * takes the place of the one before. Safe for use by any thread.
 * <p>
 * A protocol either {@linkplain #inOrder() answers in order}, or its messages have
 * {@linkplain #byId ids}. Questions are sent without waiting for the answers to earlier
 * ones, and each has a time limit. When the session closes, all that are open fail.
 * <p>
 * What depends on an answer is run by the thread that handles the session's messages: it
 * may block, but not wait for another answer of the same conversation. To do that, use
 * the {@code ...Async} methods of the future.
 */
public final class Conversation implements Handler {

	private final @Nullable Function<? super Request, ?> idOf;

	private final Duration timeout;

	private final int maxOutstanding;

	private final int greetings;

	private final Handler others;

	private final Object lock = new Object();

	/** Questions without answer, the oldest first; guarded by the lock. */
	private final Map<Object, Question> outstanding = new LinkedHashMap<>();

	/** Guarded by the lock. */
	private @Nullable Session session;

	/** How many greetings have not arrived; guarded by the lock. */
	private int greetingsLeft;

	/** Guarded by the lock. */
	private long sequence;

	Conversation(ConversationBuilder builder) {
		this.idOf = builder.idOf;
		this.timeout = builder.timeout;
		this.maxOutstanding = builder.maxOutstanding;
		this.greetings = builder.greetings;
		this.others = builder.others;
	}

	/**
	 * Begins the description of a conversation whose peer answers each question with one
	 * message, in order. A question that has timed out keeps its place, so that a late
	 * answer is not taken for that to the next question; if there is no answer even after
	 * twice its time, the session is closed.
	 * @return a builder
	 */
	public static ConversationBuilder inOrder() {
		return new ConversationBuilder(null);
	}

	/**
	 * Begins the description of a conversation whose messages say which question they
	 * answer.
	 * @param idOf takes the id out of a message, {@code null} if it answers nothing; ids
	 * are compared by {@link Object#equals}
	 * @return a builder
	 */
	public static ConversationBuilder byId(Function<? super Request, ?> idOf) {
		return new ConversationBuilder(Objects.requireNonNull(idOf, "idOf"));
	}

	/**
	 * Asks in a conversation in order.
	 * @param text the question, framed by the session's protocol
	 * @return the answer, as in {@link #ask(Message)}
	 */
	public CompletableFuture<Request> ask(String text) {
		return ask(Message.text(text));
	}

	/**
	 * Asks in a conversation in order.
	 * @param message the question
	 * @return the answer. Fails with an {@link IOException} if there is no session or it
	 * closes first, with a {@link TimeoutException}, or with a
	 * {@link RejectedExecutionException} if too many questions are open
	 * @throws IllegalStateException if this conversation goes by ids
	 */
	public CompletableFuture<Request> ask(Message message) {
		if (this.idOf != null) {
			throw new IllegalStateException("In a conversation by ids, each question has an id");
		}
		synchronized (this.lock) {
			return ask(new Question(this.sequence++), message);
		}
	}

	/**
	 * Asks in a conversation by ids.
	 * @param id the question's id, which the message also contains in the protocol's way
	 * @param message the question
	 * @return the answer, as in {@link #ask(Message)}
	 * @throws IllegalArgumentException if a question with that id is open
	 * @throws IllegalStateException if this conversation goes by order
	 */
	public CompletableFuture<Request> ask(Object id, Message message) {
		if (this.idOf == null) {
			throw new IllegalStateException("In a conversation in order, questions have no ids");
		}
		synchronized (this.lock) {
			return ask(new Question(id), message);
		}
	}

	/** With the lock, so that questions are sent in the order in which they are kept. */
	private CompletableFuture<Request> ask(Question question, Message message) {
		Session open = this.session;
		if (open == null || !open.isOpen()) {
			return CompletableFuture.failedFuture(new IOException("There is no connection to ask"));
		}
		if (this.outstanding.size() >= this.maxOutstanding) {
			return CompletableFuture.failedFuture(
					new RejectedExecutionException("There are " + this.maxOutstanding + " questions without answer"));
		}
		if (this.outstanding.putIfAbsent(question.id(), question) != null) {
			throw new IllegalArgumentException("There is a question with the id '" + question.id() + "' already");
		}
		open.send(message);
		question.limit(this.timeout, this::timedOut);
		if (this.idOf != null) {
			question.answer().whenComplete((answer, ex) -> forget(question));
		}
		return question.answer();
	}

	private void forget(Question question) {
		synchronized (this.lock) {
			this.outstanding.remove(question.id(), question);
		}
	}

	private void timedOut(Question question) {
		Session stuck;
		synchronized (this.lock) {
			if (this.idOf != null) {
				// Before it fails, so that it may be asked again as soon as that is
				// known.
				this.outstanding.remove(question.id(), question);
			}
			boolean late = this.idOf == null && !this.outstanding.isEmpty()
					&& this.outstanding.values().iterator().next().isOlderThan(this.timeout.multipliedBy(2));
			stuck = (late) ? this.session : null;
		}
		question.fail(new TimeoutException("No answer within " + this.timeout.toMillis() + " ms"));
		if (stuck != null) {
			stuck.close();
		}
	}

	/**
	 * How many questions have no answer yet.
	 * @return the number
	 */
	public int outstanding() {
		synchronized (this.lock) {
			return this.outstanding.size();
		}
	}

	@Override
	public void opened(Session session, Response response) throws Exception {
		List<Question> open;
		synchronized (this.lock) {
			open = takeAll();
			this.session = session;
			this.greetingsLeft = this.greetings;
		}
		fail(open, "Another connection has taken the place of the one that was asked");
		this.others.opened(session, response);
	}

	@Override
	public void received(Request request, Response response) throws Exception {
		Question answered = answeredBy(request);
		if (answered != null) {
			answered.complete(request);
		}
		else {
			this.others.received(request, response);
		}
	}

	private @Nullable Question answeredBy(Request request) {
		Object id = (this.idOf != null) ? this.idOf.apply(request) : null;
		synchronized (this.lock) {
			if (request.session() != this.session) {
				return null;
			}
			if (this.greetingsLeft > 0) {
				this.greetingsLeft--;
				return null;
			}
			if (this.idOf == null && !this.outstanding.isEmpty()) {
				id = this.outstanding.keySet().iterator().next();
			}
			return (id != null) ? this.outstanding.remove(id) : null;
		}
	}

	@Override
	public void timedOut(Session session, Response response) throws Exception {
		this.others.timedOut(session, response);
	}

	@Override
	public void failed(Session session, Throwable cause, Response response) throws Exception {
		this.others.failed(session, cause, response);
	}

	@Override
	public void closed(Session session, CloseReason reason) throws Exception {
		List<Question> open = List.of();
		synchronized (this.lock) {
			if (session == this.session) {
				this.session = null;
				open = takeAll();
			}
		}
		fail(open, "The connection has closed before the answer: " + reason.tag());
		this.others.closed(session, reason);
	}

	private List<Question> takeAll() {
		List<Question> all = new ArrayList<>(this.outstanding.values());
		this.outstanding.clear();
		return all;
	}

	private static void fail(List<Question> questions, String reason) {
		questions.forEach((question) -> question.fail(new IOException(reason)));
	}

}
