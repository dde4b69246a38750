package io.spserver;

/**
 * How the handling of a request ended; the tag {@code outcome} of the meter
 * {@code spserver.requests}.
 */
public enum Outcome {

	/** The handler returned. */
	SUCCESS,
	/**
	 * The handler threw an exception or said so, or the session closed before the last
	 * step.
	 */
	ERROR;

	/**
	 * The outcome as meters and statistics show it.
	 * @return lower case
	 */
	public String tag() {
		return Tags.of(this);
	}

}
