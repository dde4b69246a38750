package io.spserver.boot;

/**
 * A bean that is to handle sessions or remote calls cannot do so, because of its type or
 * the signature of a method.
 */
public final class InvalidHandlerException extends SpServerConfigurationException {

	private static final long serialVersionUID = 1L;

	/**
	 * Creates an exception.
	 * @param where the class or method
	 * @param reason what is wrong with it, a whole sentence
	 * @param action what the user can do about it
	 */
	public InvalidHandlerException(Object where, String reason, String action) {
		super("'" + where + "' cannot be used. " + reason, action);
	}

}
