package io.spserver.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

import io.spserver.server.ChangingHandler.Kind;

/**
 * What a session with a {@link ChangingHandler} is to be like: random requests, in
 * batches, and the answers to them.
 */
final class ExpectedSession {

	private static final int LONGEST_BATCH = 40;

	private final Random random;

	private final List<String> answers = new ArrayList<>();

	private int calls;

	private int failures;

	private boolean over;

	ExpectedSession(Random random) {
		this.random = random;
	}

	/** Requests; what comes after one that ends the session is not answered. */
	String nextBatch() {
		this.answers.clear();
		StringBuilder batch = new StringBuilder();
		int length = 1 + this.random.nextInt(LONGEST_BATCH);
		for (int i = 0; i < length; i++) {
			Kind kind = nextKind();
			batch.append(kind.request());
			if (!this.over) {
				expect(kind);
			}
		}
		return batch.toString();
	}

	/** Mostly quick, since that is what others are to be confused with. */
	private Kind nextKind() {
		int choice = this.random.nextInt(100);
		if (choice < 70) {
			return Kind.QUICK;
		}
		if (choice < 99) {
			return (choice < 80) ? Kind.BLOCKING : (choice < 88) ? Kind.BUSY : Kind.DATA;
		}
		return this.random.nextBoolean() ? Kind.THROWING : Kind.CLOSING;
	}

	private void expect(Kind kind) {
		this.calls++;
		this.answers.add(kind.name().toLowerCase(Locale.ROOT) + " " + this.calls);
		switch (kind) {
			case DATA -> {
				this.calls++;
				this.answers.add("got data " + this.calls);
			}
			case THROWING -> {
				this.failures++;
				this.over = true;
			}
			case CLOSING -> this.over = true;
			default -> {
			}
		}
	}

	/** The answers to the last batch. */
	List<String> answers() {
		return this.answers;
	}

	/** Whether the server closes the session after the last answer. */
	boolean isOver() {
		return this.over;
	}

	int requests() {
		return this.calls;
	}

	int failures() {
		return this.failures;
	}

}
