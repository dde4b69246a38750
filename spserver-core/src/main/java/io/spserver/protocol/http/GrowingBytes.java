package io.spserver.protocol.http;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;

/**
 * Bytes that arrive in parts. Takes memory for what has arrived, not for what was
 * announced.
 */
final class GrowingBytes {

	private static final int FIRST = 1024;

	private static final byte[] NONE = new byte[0];

	private byte[] bytes = NONE;

	private int count;

	/**
	 * Takes bytes.
	 * @param in where to take them
	 * @param length how many
	 * @param expected how many more may come, these included
	 */
	void take(ByteBuf in, int length, long expected) {
		int needed = this.count + length;
		if (needed > this.bytes.length) {
			long doubled = Math.max(FIRST, 2L * this.bytes.length);
			long most = this.count + expected;
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.max(needed, Math.min(doubled, most)));
		}
		in.readBytes(this.bytes, this.count, length);
		this.count = needed;
	}

	int count() {
		return this.count;
	}

	/**
	 * Takes all bytes out.
	 * @return an array of just these
	 */
	byte[] drain() {
		byte[] all = (this.count == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.count);
		this.bytes = NONE;
		this.count = 0;
		return all;
	}

}
