package io.spserver;

import java.nio.charset.Charset;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a server's sessions become messages, how replies become bytes, and
 * what the protocol itself says when something is wrong. One instance serves all
 * sessions; its methods are called by event loops, so they must not block.
 */
public interface Protocol {

	/**
	 * The name by which configuration chooses the protocol, and its tag in meters.
	 * @return lower case, words joined by hyphens
	 */
	String name();

	/**
	 * Creates the first decoder of a new session.
	 * @param options the server's options
	 * @return the decoder, for that session alone: a
	 * {@code io.spserver.codec.MessageDecoder}
	 */
	Decoder newDecoder(ServerOptions options);

	/**
	 * Encodes and frames text.
	 * @param text the text
	 * @param charset the server's charset
	 * @return the bytes to send
	 */
	default byte[] frame(String text, Charset charset) {
		return frame(text.getBytes(charset));
	}

	/**
	 * Frames bytes.
	 * @param content the bytes
	 * @return the bytes to send
	 */
	default byte[] frame(byte[] content) {
		return content;
	}

	/**
	 * How long a session may be idle between two messages. Within a message
	 * {@link ServerOptions#timeout()} rules.
	 * @param options the server's options
	 * @return the time, zero: for ever
	 */
	default Duration idleTimeout(ServerOptions options) {
		return options.timeout();
	}

	/**
	 * What a peer hears whose connection is refused.
	 * @param options the server's options, with the refused message
	 * @return the message, or {@code null} to say nothing
	 */
	default @Nullable Message refusal(ServerOptions options) {
		return Message.text(options.refusedMessage());
	}

	/**
	 * What a peer hears that broke the protocol, unless the handler replied itself.
	 * @param error what is wrong
	 * @param options the server's options
	 * @return the message, or {@code null} to say nothing
	 */
	default @Nullable Message error(ProtocolException error, ServerOptions options) {
		return null;
	}

	/**
	 * What a peer hears that stalled in the middle of a message, unless the handler
	 * replied itself.
	 * @param options the server's options
	 * @return the message, or {@code null} to say nothing
	 */
	default @Nullable Message stalled(ServerOptions options) {
		return null;
	}

	/**
	 * What a peer hears whose session is closed since the server stops, when nothing of
	 * it is being handled.
	 * @param options the server's options
	 * @return the message, or {@code null} to say nothing
	 */
	default @Nullable Message farewell(ServerOptions options) {
		return null;
	}

}
