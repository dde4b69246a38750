package io.spserver.codec;

/**
 * Checks what a decoder is created with.
 */
final class Limits {

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
		return (int) atLeastOne(what, (long) value);
	}

	/**
	 * Checks that a number is positive.
	 * @param what its name
	 * @param value the number
	 * @return the number
	 * @throws IllegalArgumentException if it is not
	 */
	static long atLeastOne(String what, long value) {
		if (value < 1) {
			throw new IllegalArgumentException(what + " " + value + " must be at least 1");
		}
		return value;
	}

}
