package io.spserver;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Objects;

/**
 * A part of a {@link Message} that is sent without being copied.
 */
public sealed interface Block {

	/**
	 * How many bytes the block has.
	 * @return the number
	 */
	long length();

	/**
	 * Bytes in memory. They must not change until the message is settled.
	 *
	 * @param buffer the bytes from its position to its limit; neither is moved
	 */
	record Bytes(ByteBuffer buffer) implements Block {

		@Override
		public long length() {
			return this.buffer.remaining();
		}

	}

	/**
	 * A region of a file, sent by the operating system where it can. The channel stays
	 * open until the message is settled; closing it is the sender's task.
	 *
	 * @param channel the file
	 * @param position where the region starts, in bytes
	 * @param length how long it is, in bytes
	 */
	record File(FileChannel channel, long position, long length) implements Block {

		/**
		 * Creates a file block.
		 * @param channel the file
		 * @param position where the region starts
		 * @param length how long it is
		 */
		public File {
			Objects.requireNonNull(channel, "channel");
			if (position < 0 || length < 0) {
				throw new IllegalArgumentException(
						"position " + position + " and length " + length + " must not be negative");
			}
		}

	}

}
