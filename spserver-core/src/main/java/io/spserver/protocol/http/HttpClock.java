package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.Date;

import io.netty.handler.codec.DateFormatter;

/**
 * The field {@code Date} (RFC 9110, section 6.6.1), written once a second for all answers
 * of the application.
 */
final class HttpClock {

	private static volatile Line current = new Line(-1, new byte[0]);

	private HttpClock() {
	}

	/**
	 * The field's line for now.
	 * @return name, value and line end; not to be changed
	 */
	static byte[] line() {
		long now = System.currentTimeMillis();
		Line line = current;
		if (line.second != now / 1000) {
			line = new Line(now / 1000, format(now));
			current = line;
		}
		return line.bytes;
	}

	private static byte[] format(long now) {
		return ("Date: " + DateFormatter.format(new Date(now)) + "\r\n").getBytes(StandardCharsets.US_ASCII);
	}

	private record Line(long second, byte[] bytes) {
	}

}
