package io.spserver.protocol.http;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * Bytes that arrive in parts. Takes memory for what has arrived, not for what was
 * announced.
 */
final class GrowingBytes {

	private static final int FIRST = 1024;

	private byte[] bytes = new byte[0];

	private int count;

	/**
	 * Takes bytes.
	 * @param in where to take them
	 * @param length how many
	 * @param expected how many more may come, these included
	 */
	void take(ByteBuf in, int length, int expected) {
		int needed = this.count + length;
		if (needed > this.bytes.length) {
			long doubled = Math.max(FIRST, 2L * this.bytes.length);
			long most = (long) this.count + expected;
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, Math.min(doubled, most)));
		}
		in.readBytes(this.bytes, this.count, length);
		this.count = needed;
	}

	int count() {
		return this.count;
	}

	/**
	 * All bytes.
	 * @return an array of just these
	 */
	byte[] toArray() {
		return (this.count == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.count);
	}

}
