package io.spserver.benchmarks.load;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * The bytes of requests.
 */
final class Requests {

	private static final int BATCH_SIZE = 100;

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
			case RPC -> call((work == Work.BATCH) ? batch() : call(1));
		};
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static String call(String json) {
		return "POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
				+ json.length() + "\r\n\r\n" + json;
	}

	private static String call(int id) {
		return "{\"jsonrpc\":\"2.0\",\"method\":\"calc.add\",\"params\":[" + id + ",2],\"id\":" + id + "}";
	}

	private static String batch() {
		return IntStream.rangeClosed(1, BATCH_SIZE).mapToObj(Requests::call).collect(Collectors.joining(",", "[", "]"));
	}

}
