package io.spserver.boot;

import org.jspecify.annotations.Nullable;

/**
 * A property is missing or has a value that cannot be used.
 */
public final class InvalidSpServerPropertyException extends SpServerConfigurationException {

	private static final long serialVersionUID = 1L;

	private final String property;

	/**
	 * Creates an exception.
	 * @param property the property's name
	 * @param value its value, {@code null} if it is missing
	 * @param reason why that cannot be, a whole sentence
	 * @param action what the user can do about it
	 */
	public InvalidSpServerPropertyException(String property, @Nullable Object value, String reason, String action) {
		super(describe(property, value) + " " + reason, action);
		this.property = property;
	}

	private static String describe(String property, @Nullable Object value) {
		return (value != null) ? "The property '" + property + "' has the value '" + value + "'."
				: "The property '" + property + "' is missing.";
	}

	/**
	 * The property's name.
	 * @return the name
	 */
	public String getProperty() {
		return this.property;
	}

}
