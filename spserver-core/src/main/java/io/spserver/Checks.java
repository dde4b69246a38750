package io.spserver;

import java.time.Duration;

/**
 * Checks values of options, which are named as properties are.
 */
final class Checks {

	private Checks() {
	}

	static int atLeast(String what, int value, int least) {
		if (value < least) {
			throw new IllegalArgumentException(what + " " + value + " must be at least " + least);
		}
		return value;
	}

	static Duration notNegative(String what, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException(what + " " + value + " must not be negative");
		}
		return value;
	}

}
