package io.spserver;

import java.util.Locale;

/**
 * How the names of enumerations look in meters, statistics and properties.
 */
final class Tags {

	private Tags() {
	}

	static String of(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
