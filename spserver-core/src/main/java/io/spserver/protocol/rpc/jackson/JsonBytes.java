package io.spserver.protocol.rpc.jackson;

import java.util.Arrays;

/**
 * JSON on its way out, in bytes. Used by one thread.
 */
final class JsonBytes {

	private byte[] bytes;

	private int size;

	JsonBytes(int capacity) {
		this.bytes = new byte[capacity];
	}

	int size() {
		return this.size;
	}

	void write(byte[] json) {
		reserve(json.length);
		System.arraycopy(json, 0, this.bytes, this.size, json.length);
		this.size += json.length;
	}

	/**
	 * Writes a character or digit of ASCII.
	 * @param c the character
	 */
	void write(char c) {
		reserve(1);
		this.bytes[this.size++] = (byte) c;
	}

	/**
	 * Writes text of ASCII as it is.
	 * @param text the text
	 */
	void write(String text) {
		int length = text.length();
		reserve(length);
		for (int i = 0; i < length; i++) {
			this.bytes[this.size + i] = (byte) text.charAt(i);
		}
		this.size += length;
	}

	/**
	 * Takes back what was written last.
	 * @param to how much is left
	 */
	void truncate(int to) {
		this.size = to;
	}

	private void reserve(int more) {
		if (more > this.bytes.length - this.size) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.size + more));
		}
	}

	byte[] toBytes() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

}
