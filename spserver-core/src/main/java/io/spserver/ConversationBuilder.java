package io.spserver;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Collects what a {@link Conversation} is made of. Not safe for use by several threads.
 */
public final class ConversationBuilder {

	final @Nullable Function<? super Request, ?> idOf;

	Duration timeout = Duration.ofSeconds(10);

	int maxOutstanding = 1024;

	int greetings;

	Handler others = (request, response) -> {
	};

	ConversationBuilder(@Nullable Function<? super Request, ?> idOf) {
		this.idOf = idOf;
	}

	/**
	 * Sets how long an answer may take. Default: 10 seconds.
	 * @param value the time, more than zero
	 * @return this
	 */
	public ConversationBuilder timeout(Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw new IllegalArgumentException("timeout " + value + " must be more than zero");
		}
		this.timeout = value;
		return this;
	}

	/**
	 * Sets how many questions may be without answer. Default: 1024.
	 * @param value the number, at least 1
	 * @return this
	 */
	public ConversationBuilder maxOutstanding(int value) {
		if (value < 1) {
			throw new IllegalArgumentException("maxOutstanding " + value + " must be at least 1");
		}
		this.maxOutstanding = value;
		return this;
	}

	/**
	 * Sets how many messages the peer sends by itself when a session opens; they answer
	 * nothing. Default: 0.
	 * @param value the number
	 * @return this
	 */
	public ConversationBuilder greetings(int value) {
		if (value < 0) {
			throw new IllegalArgumentException("greetings " + value + " must not be negative");
		}
		this.greetings = value;
		return this;
	}

	/**
	 * Sets who is given the messages that answer nothing, and hears of all else that
	 * happens to the sessions. Default: nobody.
	 * @param value the handler
	 * @return this
	 */
	public ConversationBuilder others(Handler value) {
		this.others = Objects.requireNonNull(value, "others");
		return this;
	}

	/**
	 * Finishes the description.
	 * @return the conversation
	 */
	public Conversation build() {
		return new Conversation(this);
	}

}
