package io.spserver.protocol.rpc.tcp;

import java.nio.charset.StandardCharsets;

import io.spserver.codec.MessageDecoder;

/**
 * How JSON-RPC messages follow each other on a connection.
 */
public enum JsonFraming {

	/** As the peer's first byte says: a letter begins a header, anything else a line. */
	AUTO,

	/** Each message is a line; there is no line end within it. */
	NEWLINE,

	/**
	 * A header {@code Content-Length} before each message, as language servers use it.
	 */
	CONTENT_LENGTH;

	/**
	 * Frames a message. {@link #AUTO} frames as {@link #NEWLINE} does.
	 * @param json a message without line ends
	 * @return the bytes to send
	 */
	public byte[] frame(byte[] json) {
		byte[] head = (this == CONTENT_LENGTH)
				? ("Content-Length: " + json.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII) : new byte[0];
		byte[] framed = new byte[head.length + json.length + ((this == CONTENT_LENGTH) ? 0 : 1)];
		System.arraycopy(head, 0, framed, 0, head.length);
		System.arraycopy(json, 0, framed, head.length, json.length);
		if (this != CONTENT_LENGTH) {
			framed[framed.length - 1] = '\n';
		}
		return framed;
	}

	/**
	 * Makes what takes messages from a connection, as {@link JsonFrame}s.
	 * @param maxLength how many bytes a message may have
	 * @return the decoder
	 */
	public MessageDecoder newDecoder(int maxLength) {
		return new JsonFrameDecoder(this, maxLength);
	}

}
