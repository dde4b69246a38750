package io.spserver.codec;

import java.time.Duration;

/**
 * Checks limits that a decoder or a protocol is created with.
 */
public final class Limits {

	private Limits() {
	}

	/**
	 * Checks that a number is positive.
	 * @param what its name
	 * @param value the number
	 * @return the number
	 * @throws IllegalArgumentException if it is not
	 */
	static int atLeastOne(String what, int value) {
		return atLeast(what, value, 1);
	}

	/**
	 * Checks that a number is positive.
	 * @param what its name
	 * @param value the number
	 * @return the number
	 * @throws IllegalArgumentException if it is not
	 */
	static long atLeastOne(String what, long value) {
		return atLeast(what, value, 1);
	}

	/**
	 * Checks that a number is large enough.
	 * @param what its name
	 * @param value the number
	 * @param least the least that is allowed
	 * @return the number
	 * @throws IllegalArgumentException if it is less
	 */
	public static int atLeast(String what, int value, int least) {
		return (int) atLeast(what, (long) value, least);
	}

	/**
	 * Checks that a number is large enough.
	 * @param what its name
	 * @param value the number
	 * @param least the least that is allowed
	 * @return the number
	 * @throws IllegalArgumentException if it is less
	 */
	public static long atLeast(String what, long value, long least) {
		if (value < least) {
			throw new IllegalArgumentException(what + " " + value + " must be at least " + least);
		}
		return value;
	}

	/**
	 * Checks that a time is not negative.
	 * @param what its name
	 * @param value the time
	 * @return the time
	 * @throws IllegalArgumentException if it is negative
	 */
	public static Duration notNegative(String what, Duration value) {
		if (value.isNegative()) {
			throw new IllegalArgumentException(what + " " + value + " must not be negative");
		}
		return value;
	}

}
