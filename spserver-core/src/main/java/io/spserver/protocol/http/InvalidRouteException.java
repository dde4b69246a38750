package io.spserver.protocol.http;

/**
 * Routes cannot be made: a path template is malformed, or two routes are for the same
 * requests.
 */
public final class InvalidRouteException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	InvalidRouteException(String message) {
		super(message);
	}

	/**
	 * What is wrong with which route.
	 * @return the message, without a full stop
	 */
	@Override
	public String getMessage() {
		return String.valueOf(super.getMessage());
	}

}
