package io.spserver.protocol.rpc.xml;

/**
 * A value is not what a parameter takes.
 */
final class ValueMismatchException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param expected what the parameter takes, with an article
	 */
	ValueMismatchException(String expected) {
		super(expected, null, false, false);
	}

	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
