package io.spserver.benchmarks.load;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.spserver.benchmarks.work.Wire;

/**
 * Finds the ends of replies in what one connection receives.
 */
interface ReplyCounter {

	/**
	 * Reads all that is in the buffer.
	 * @param in what has arrived
	 * @return how many replies end in it
	 * @throws IOException if it is not what a server should have sent
	 */
	int count(ByteBuffer in) throws IOException;

	/**
	 * Creates the counter of a new connection.
	 * @param wire its protocol
	 * @return the counter
	 */
	static ReplyCounter of(Wire wire) {
		return switch (wire) {
			case HTTP, RPC -> new HttpReplyCounter();
			case LINE, SMTP -> new LineReplyCounter();
		};
	}

}
