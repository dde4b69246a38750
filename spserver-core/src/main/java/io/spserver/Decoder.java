package io.spserver;

/**
 * Cuts the bytes of one session into messages. This type names a decoder where no buffer
 * is known; decoders implement {@code io.spserver.codec.MessageDecoder}.
 */
public interface Decoder {

	/**
	 * Whether bytes of an unfinished message are held, so that a silent peer is stalled
	 * rather than idle. Called by the session's event loop.
	 * @return {@code true} between the first and the last byte of a message that the
	 * decoder has begun to take
	 */
	default boolean inMessage() {
		return false;
	}

	/**
	 * Whether the peer is in the middle of something that takes several messages, which a
	 * server that stops is to let it finish. Called by the session's event loop.
	 * @return {@code true} if the session should not be closed for that yet
	 */
	default boolean inExchange() {
		return false;
	}

	/**
	 * Whether the peer has said, in the words of the protocol, that it sends nothing more
	 * and nothing else has come since. Its connection is closed without waiting for it to
	 * close its side. Called by the session's event loop.
	 * @return {@code true} if the last message was such a word
	 */
	default boolean isEnded() {
		return false;
	}

	/**
	 * Until when the peer must have sent what is missing of the message that it has
	 * begun. Asked by the session's event loop after everything that has arrived was
	 * decoded; the session times out if the moment passes while nothing else keeps it
	 * waiting.
	 * @return a time of {@link System#nanoTime()}, or 0 if there is no such limit
	 */
	default long deadline() {
		return 0;
	}

	/**
	 * Lets go of what is held of an unfinished message. Called once by the session's
	 * event loop, when the session closes or another decoder takes over.
	 */
	default void release() {
	}

}
