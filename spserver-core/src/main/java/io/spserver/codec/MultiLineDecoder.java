package io.spserver.codec;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes all whole lines that have arrived; the message is an unmodifiable
 * {@code List<String>} with at least one line. For handlers that work on batches.
 * <p>
 * Lines are those of {@link LineDecoder}. One line may have {@code maxLength} bytes
 * besides its line end; more lines join it as long as all of them, with their line ends,
 * have at most {@code maxLength} bytes. What is left makes the next message. How lines
 * are grouped thus depends on how they arrive.
 */
public final class MultiLineDecoder implements MessageDecoder {

	private final int maxLength;

	private final LineReader lines;

	/**
	 * Creates the decoder of one session.
	 * @param maxLength how large a message may be, in bytes; at least 1
	 * @param charset the charset of the lines
	 * @throws IllegalArgumentException if the charset writes line ends in other bytes
	 * than ASCII does, as UTF-16 does
	 */
	public MultiLineDecoder(int maxLength, Charset charset) {
		this.maxLength = maxLength;
		this.lines = new LineReader(maxLength, charset);
	}

	@Override
	public @Nullable List<String> decode(ByteBuf in) throws MessageTooLargeException {
		int length = this.lines.find(in);
		if (length == LineReader.TOO_LONG) {
			throw new MessageTooLargeException(this.maxLength);
		}
		return (length != LineReader.NONE) ? take(in, length) : null;
	}

	private List<String> take(ByteBuf in, int firstLength) {
		List<String> batch = new ArrayList<>();
		long taken = 0;
		int length = firstLength;
		do {
			taken += length + 1;
			batch.add(this.lines.take(in, length));
			length = this.lines.find(in);
		}
		while (length >= 0 && taken + length + 1 <= this.maxLength);
		return Collections.unmodifiableList(batch);
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
