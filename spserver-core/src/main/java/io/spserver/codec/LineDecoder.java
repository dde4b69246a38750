package io.spserver.codec;

import java.nio.charset.Charset;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes one line at a time; the message is a {@code String}.
 * <p>
 * A line ends with CRLF or LF, which are not part of the message. It may have
 * {@code maxLength} bytes besides; a longer one is refused as soon as that can be told,
 * also while its end has not arrived. Bytes that the charset does not know become its
 * replacement character. Bytes stay in the caller's buffer until their line is whole: it
 * must be able to hold {@code maxLength} bytes and a line end.
 */
public final class LineDecoder implements MessageDecoder {

	private final int maxLength;

	private final LineReader lines;

	/**
	 * Creates the decoder of one session.
	 * @param maxLength how long a line may be, in bytes without its line end; at least 1
	 * @param charset the charset of the lines
	 * @throws IllegalArgumentException if the charset writes line ends in other bytes
	 * than ASCII does, as UTF-16 does
	 */
	public LineDecoder(int maxLength, Charset charset) {
		this.maxLength = maxLength;
		this.lines = new LineReader(maxLength, charset);
	}

	@Override
	public @Nullable String decode(ByteBuf in) throws MessageTooLargeException {
		int length = this.lines.find(in);
		if (length == LineReader.TOO_LONG) {
			throw new MessageTooLargeException(this.maxLength);
		}
		return (length != LineReader.NONE) ? this.lines.take(in, length) : null;
	}

	@Override
	public boolean inMessage() {
		return this.lines.inLine();
	}

	@Override
	public void release() {
		this.lines.reset();
	}

}
