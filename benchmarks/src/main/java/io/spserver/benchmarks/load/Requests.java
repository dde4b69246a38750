package io.spserver.benchmarks.load;

import java.nio.charset.StandardCharsets;

import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * The bytes of requests.
 */
final class Requests {

	private Requests() {
	}

	/**
	 * The bytes of a request.
	 * @param wire the protocol
	 * @param work what is asked for
	 * @return the bytes
	 */
	static byte[] bytes(Wire wire, Work work) {
		String text = switch (wire) {
			case HTTP -> "GET " + work.path() + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n";
			case LINE -> work.line() + "\r\n";
			case SMTP -> "NOOP\r\n";
		};
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
