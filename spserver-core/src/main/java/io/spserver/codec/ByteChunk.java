package io.spserver.codec;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * Collects bytes up to a size. Has no memory while it is empty, and little while it holds
 * little.
 */
final class ByteChunk {

	private static final byte[] EMPTY = {};

	private static final int FIRST_SIZE = 512;

	private final int maxLength;

	private byte[] bytes = EMPTY;

	private int length;

	ByteChunk(int maxLength) {
		this.maxLength = maxLength;
	}

	int length() {
		return this.length;
	}

	int room() {
		return this.maxLength - this.length;
	}

	void write(byte value) {
		ensure(1);
		this.bytes[this.length++] = value;
	}

	void write(ByteBuf in, int count) {
		ensure(count);
		in.readBytes(this.bytes, this.length, count);
		this.length += count;
	}

	/**
	 * Empties the chunk.
	 * @return what was in it
	 */
	byte[] take() {
		byte[] taken = (this.length == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.length);
		clear();
		return taken;
	}

	void clear() {
		this.bytes = EMPTY;
		this.length = 0;
	}

	private void ensure(int count) {
		int needed = this.length + count;
		if (needed > this.bytes.length) {
			long wanted = Math.max(FIRST_SIZE, Math.max(needed, this.bytes.length * 2L));
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(wanted, this.maxLength));
		}
	}

}
