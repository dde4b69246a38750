package io.spserver.boot.autoconfigure;

import java.time.Duration;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Checks the values of properties, so that a message can name the property.
 *
 * @param prefix what the names of the properties begin with,
 * {@code spserver.servers.<name>} for example
 */
public record PropertyCheck(String prefix) {

	private static final int MAX_PORT = 65_535;

	/**
	 * Of a server's properties.
	 * @param name the server's name
	 * @return the check
	 */
	public static PropertyCheck ofServer(String name) {
		String any = SpServerPropertyNames.of(name, "");
		return new PropertyCheck(any.substring(0, any.length() - 1));
	}

	/**
	 * Of properties below these.
	 * @param key the next part of their names
	 * @return the check
	 */
	public PropertyCheck below(String key) {
		return new PropertyCheck(name(key));
	}

	/**
	 * Checks a port.
	 * @param least the least port that will do
	 * @param value the port
	 * @param action what to set it to instead
	 * @return the port
	 */
	public int port(int least, int value, String action) {
		if (value < least || value > MAX_PORT) {
			throw invalid("port", value, "A port is between " + least + " and " + MAX_PORT + ".", action);
		}
		return value;
	}

	/**
	 * Checks a number.
	 * @param least the least number that will do
	 * @param key the last part of the property's name
	 * @param value the number
	 * @return the number
	 */
	public int atLeast(int least, String key, int value) {
		if (value < least) {
			throw invalid(key, value, "It must be at least " + least + ".", "Set it to " + least + " or more.");
		}
		return value;
	}

	/**
	 * Checks a size.
	 * @param key the last part of the property's name
	 * @param value the size
	 * @return the size in bytes
	 */
	public int bytes(String key, DataSize value) {
		if (value.toBytes() < 1 || value.toBytes() > Integer.MAX_VALUE) {
			throw invalid(key, value, "It must be at least 1B and less than 2GB.", "Set it to a size in that range.");
		}
		return (int) value.toBytes();
	}

	/**
	 * Checks a duration that may be zero.
	 * @param key the last part of the property's name
	 * @param value the duration
	 * @return the duration
	 */
	public Duration notNegative(String key, Duration value) {
		if (value.isNegative()) {
			throw invalid(key, value, "It must not be negative.",
					"Set it to a duration such as '10m', or to 0 for none.");
		}
		return value;
	}

	/**
	 * Checks a duration that may not be zero.
	 * @param key the last part of the property's name
	 * @param value the duration
	 * @return the duration
	 */
	public Duration positive(String key, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw invalid(key, value, "It must be more than zero.", "Set it to a duration such as '10s'.");
		}
		return value;
	}

	/**
	 * Says that a property cannot have its value.
	 * @param key the last part of the property's name
	 * @param value the value, {@code null} if it is missing
	 * @param reason what is wrong with it
	 * @param action what to do about it
	 * @return the exception to throw
	 */
	public InvalidSpServerPropertyException invalid(String key, @Nullable Object value, String reason, String action) {
		return new InvalidSpServerPropertyException(name(key), value, reason, action);
	}

	/**
	 * The whole name of a property.
	 * @param key the last part of it
	 * @return the name
	 */
	public String name(String key) {
		return this.prefix + "." + key;
	}

}
