package io.spserver.codec;

import io.netty.buffer.ByteBuf;

/**
 * An unsigned number before a message, most significant byte first.
 *
 * @param bytes how many bytes it has: 1, 2, 4 or 8
 */
record LengthPrefix(int bytes) {

	/**
	 * Creates a prefix.
	 * @param bytes how many bytes it has: 1, 2, 4 or 8
	 */
	LengthPrefix {
		if (bytes != 1 && bytes != 2 && bytes != 4 && bytes != 8) {
			throw new IllegalArgumentException("A length prefix has 1, 2, 4 or 8 bytes, not " + bytes);
		}
	}

	/**
	 * Reads the prefix at the reader index, without moving that.
	 * @param in the buffer, with at least the bytes of the prefix
	 * @return the length; negative if it is above {@link Long#MAX_VALUE}
	 */
	long get(ByteBuf in) {
		int index = in.readerIndex();
		return switch (this.bytes) {
			case 1 -> in.getUnsignedByte(index);
			case 2 -> in.getUnsignedShort(index);
			case 4 -> in.getUnsignedInt(index);
			default -> in.getLong(index);
		};
	}

	/**
	 * Puts the prefix before a message.
	 * @param content the message
	 * @return prefix and message
	 * @throws IllegalArgumentException if the message is longer than the prefix can say
	 */
	byte[] prepend(byte[] content) {
		if (!fits(content)) {
			throw new IllegalArgumentException(
					"A message of " + content.length + " bytes is too long for a length prefix of " + this.bytes
							+ ((this.bytes > 1) ? " bytes" : " byte"));
		}
		byte[] framed = new byte[this.bytes + content.length];
		long length = content.length;
		for (int i = this.bytes - 1; i >= 0; i--) {
			framed[i] = (byte) length;
			length >>>= 8;
		}
		System.arraycopy(content, 0, framed, this.bytes, content.length);
		return framed;
	}

	/**
	 * Whether the prefix can say the length of a message.
	 * @param content the message
	 * @return {@code false} if the message is too long
	 */
	boolean fits(byte[] content) {
		return this.bytes >= 4 || content.length < (1 << (this.bytes * 8));
	}

}
