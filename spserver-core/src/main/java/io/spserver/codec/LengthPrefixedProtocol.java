package io.spserver.codec;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * Bytes after their length. What is sent, text or bytes, gets the prefix. A refused peer
 * gets the refused message with a prefix, or nothing if it is too long for that; one that
 * announces too large a message gets nothing, since only the handler knows what its
 * messages mean.
 *
 * @param prefix the prefix
 */
record LengthPrefixedProtocol(LengthPrefix prefix) implements Protocol {

	@Override
	public String name() {
		return "length-prefixed";
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return new LengthPrefixedDecoder(this.prefix.bytes(), options.maxMessageSize());
	}

	@Override
	public byte[] frame(byte[] content) {
		return this.prefix.prepend(content);
	}

	@Override
	public @Nullable Message refusal(ServerOptions options) {
		byte[] content = options.refusedMessage().getBytes(options.charset());
		return (this.prefix.fits(content)) ? Message.content(content) : null;
	}

}
