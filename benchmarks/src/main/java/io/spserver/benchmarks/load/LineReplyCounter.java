package io.spserver.benchmarks.load;

import java.nio.ByteBuffer;

/**
 * Counts lines.
 */
final class LineReplyCounter implements ReplyCounter {

	@Override
	public int count(ByteBuffer in) {
		int lines = 0;
		while (in.hasRemaining()) {
			if (in.get() == '\n') {
				lines++;
			}
		}
		return lines;
	}

}
