package io.spserver.boot;

/**
 * The application is not configured so that its servers can run. Stops the start; the
 * failure analysis shows the message and the action.
 */
public class SpServerConfigurationException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String action;

	/**
	 * Creates an exception.
	 * @param description what is wrong, in whole sentences
	 * @param action what the user can do about it
	 */
	public SpServerConfigurationException(String description, String action) {
		super(description);
		this.action = action;
	}

	/**
	 * What the user can do about it.
	 * @return whole sentences
	 */
	public String getAction() {
		return this.action;
	}

}
