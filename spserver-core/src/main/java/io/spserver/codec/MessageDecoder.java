package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import io.spserver.Decoder;
import io.spserver.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Decoder} that works on buffers. Has one session, is called by that session's
 * event loop only, and must not block.
 */
public interface MessageDecoder extends Decoder {

	/**
	 * Takes the next message from the buffer. Called again as long as it returns
	 * messages.
	 * @param in all that has arrived and not been taken; bytes that are taken are those
	 * the reader index moves over. Belongs to the caller, as do its bytes: what is kept
	 * is copied, and nothing of the buffer may be part of a message
	 * @return the message, or {@code null} if its end has not arrived; bytes may have
	 * been taken all the same
	 * @throws ProtocolException if the bytes are not what the protocol allows; nothing is
	 * decoded after that
	 */
	@Nullable Object decode(ByteBuf in) throws ProtocolException;

}
