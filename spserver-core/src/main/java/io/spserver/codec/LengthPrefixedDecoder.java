package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages that begin with their length; the message is a {@code byte[]} without
 * the prefix, possibly empty.
 * <p>
 * The prefix is an unsigned number, most significant byte first, and does not count
 * itself. One above {@code maxLength} is refused before the bytes it announces arrive.
 * Memory is taken when they have arrived, not when they are announced: until then they
 * stay in the caller's buffer, which must be able to hold the prefix and
 * {@code maxLength} bytes.
 */
public final class LengthPrefixedDecoder implements MessageDecoder {

	private final LengthPrefix prefix;

	private final int maxLength;

	private boolean inMessage;

	/**
	 * Creates the decoder of one session.
	 * @param prefixBytes how many bytes the prefix has: 1, 2, 4 or 8
	 * @param maxLength how large a message may be, in bytes without the prefix; at least
	 * 1
	 */
	public LengthPrefixedDecoder(int prefixBytes, int maxLength) {
		this.prefix = new LengthPrefix(prefixBytes);
		this.maxLength = Limits.atLeastOne("maxLength", maxLength);
	}

	@Override
	public byte @Nullable [] decode(ByteBuf in) throws MessageTooLargeException {
		byte[] message = (in.readableBytes() >= this.prefix.bytes()) ? decodeBody(in) : null;
		this.inMessage = message == null && in.isReadable();
		return message;
	}

	private byte @Nullable [] decodeBody(ByteBuf in) throws MessageTooLargeException {
		long length = this.prefix.get(in);
		if (length < 0 || length > this.maxLength) {
			throw new MessageTooLargeException(this.maxLength);
		}
		if (in.readableBytes() - this.prefix.bytes() < length) {
			return null;
		}
		byte[] message = new byte[(int) length];
		in.skipBytes(this.prefix.bytes()).readBytes(message);
		return message;
	}

	@Override
	public boolean inMessage() {
		return this.inMessage;
	}

	@Override
	public void release() {
		this.inMessage = false;
	}

}
