package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The field {@code Date} (RFC 9110, section 6.6.1), written once a second for all answers
 * of the application.
 */
final class HttpClock {

	private static final DateTimeFormatter FORMAT = DateTimeFormatter
		.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
		.withZone(ZoneOffset.UTC);

	private static volatile Line current = new Line(-1, "", new byte[0]);

	private HttpClock() {
	}

	/**
	 * The field's line for now.
	 * @return name, value and line end; not to be changed
	 */
	static byte[] line() {
		return current().bytes;
	}

	/**
	 * The field's value for now.
	 * @return the value
	 */
	static String now() {
		return current().value;
	}

	private static Line current() {
		long now = System.currentTimeMillis();
		Line line = current;
		if (line.second != now / 1000) {
			String value = FORMAT.format(Instant.ofEpochMilli(now));
			line = new Line(now / 1000, value, ("Date: " + value + "\r\n").getBytes(StandardCharsets.US_ASCII));
			current = line;
		}
		return line;
	}

	private record Line(long second, String value, byte[] bytes) {
	}

}
