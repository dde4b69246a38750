package io.spserver.boot.autoconfigure.client;

import java.time.Duration;

import io.spserver.boot.InvalidSpServerPropertyException;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Checks values, so that a message can name the property.
 *
 * @param prefix what the properties' names begin with, {@code spserver.clients.<name>}
 */
record ClientCheck(String prefix) {

	private static final int MAX_PORT = 65_535;

	int port(int value) {
		if (value < 1 || value > MAX_PORT) {
			throw invalid("port", value, "A port to connect to is between 1 and " + MAX_PORT + ".",
					"Set it to the port of the server; for a server of this application that has a free port, set '"
							+ name("server") + "' to its name instead.");
		}
		return value;
	}

	int atLeastOne(String key, int value) {
		if (value < 1) {
			throw invalid(key, value, "It must be at least 1.", "Set it to 1 or more.");
		}
		return value;
	}

	int bytes(String key, DataSize value) {
		if (value.toBytes() < 1 || value.toBytes() > Integer.MAX_VALUE) {
			throw invalid(key, value, "It must be at least 1B and less than 2GB.", "Set it to a size in that range.");
		}
		return (int) value.toBytes();
	}

	Duration notNegative(String key, Duration value) {
		if (value.isNegative()) {
			throw invalid(key, value, "It must not be negative.",
					"Set it to a duration such as '10s', or to 0 for none.");
		}
		return value;
	}

	Duration positive(String key, Duration value) {
		if (value.isNegative() || value.isZero()) {
			throw invalid(key, value, "It must be more than zero.", "Set it to a duration such as '10s'.");
		}
		return value;
	}

	InvalidSpServerPropertyException invalid(String key, @Nullable Object value, String reason, String action) {
		return new InvalidSpServerPropertyException(name(key), value, reason, action);
	}

	String name(String key) {
		return this.prefix + "." + key;
	}

}
