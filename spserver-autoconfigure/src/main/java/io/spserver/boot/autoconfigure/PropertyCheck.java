package io.spserver.boot.autoconfigure;

import java.time.Duration;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Checks the values of a server's properties, so that a message can name the property.
 *
 * @param server the server's name
 */
record PropertyCheck(String server) {

	private static final int MAX_PORT = 65_535;

	int port(@Nullable Integer value) {
		if (value == null) {
			throw new InvalidSpServerPropertyException(name("port"), null,
					"The server '" + this.server + "' cannot listen without a port.",
					"Set the property '" + name("port") + "' to a port, 0 for a free one, or set '" + name("enabled")
							+ "' to 'false'.");
		}
		if (value < 0 || value > MAX_PORT) {
			throw invalid("port", value, "A port is between 0 and " + MAX_PORT + ".",
					"Set it to a port between 1 and " + MAX_PORT + ", or to 0 for a free one.");
		}
		return value;
	}

	int atLeast(int least, String key, int value) {
		if (value < least) {
			throw invalid(key, value, "It must be at least " + least + ".", "Set it to " + least + " or more.");
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
					"Set it to a duration such as '10m', or to 0 for none.");
		}
		return value;
	}

	InvalidSpServerPropertyException invalid(String key, Object value, String reason, String action) {
		return new InvalidSpServerPropertyException(name(key), value, reason, action);
	}

	String name(String key) {
		return SpServerPropertyNames.of(this.server, key);
	}

}
