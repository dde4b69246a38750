package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Takes whatever has arrived; the message is a {@code byte[]} with at least one byte.
 * <p>
 * A message has at most {@code maxLength} bytes; more make the next one. Where the peer's
 * writes begin and end says nothing: a network joins and splits them as it likes.
 */
public final class RawDecoder implements MessageDecoder {

	private final int maxLength;

	/**
	 * Creates the decoder of one session.
	 * @param maxLength how large a message may be, in bytes; at least 1
	 */
	public RawDecoder(int maxLength) {
		this.maxLength = Limits.atLeastOne("maxLength", maxLength);
	}

	@Override
	public byte @Nullable [] decode(ByteBuf in) {
		if (!in.isReadable()) {
			return null;
		}
		byte[] message = new byte[Math.min(in.readableBytes(), this.maxLength)];
		in.readBytes(message);
		return message;
	}

}
