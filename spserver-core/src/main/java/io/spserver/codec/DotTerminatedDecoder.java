package io.spserver.codec;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of lines up to a line that is a single dot; the message is a
 * {@code String}.
 * <p>
 * Its lines end with CRLF; the CRLF of the last line, the dot and the dots that were put
 * before others are not part of it, as {@link DotTerminatedChunkDecoder} explains. It may
 * have {@code maxLength} bytes; a longer one is refused as soon as that can be told, also
 * while its end has not arrived. Bytes are taken as they arrive, into pieces of at most
 * 64 KB that are joined at the end, so a large message does not fill the caller's buffer.
 */
public final class DotTerminatedDecoder implements MessageDecoder {

	private static final int PIECE = 64 * 1024;

	private final Charset charset;

	private final DotTerminatedChunkDecoder chunks;

	private final List<byte[]> pieces = new ArrayList<>(1);

	/**
	 * Creates the decoder of one session.
	 * @param maxLength how large a message may be, in bytes; at least 1
	 * @param charset the charset of the text
	 * @throws IllegalArgumentException if the charset writes line ends in other bytes
	 * than ASCII does, as UTF-16 does
	 */
	public DotTerminatedDecoder(int maxLength, Charset charset) {
		this.charset = LineEnds.requireAscii(charset);
		this.chunks = new DotTerminatedChunkDecoder(PIECE, maxLength);
	}

	@Override
	public @Nullable String decode(ByteBuf in) throws MessageTooLargeException {
		DotTerminatedChunkDecoder.Chunk chunk = this.chunks.decode(in);
		while (chunk != null) {
			this.pieces.add(chunk.content());
			if (chunk.last()) {
				return takeText();
			}
			chunk = this.chunks.decode(in);
		}
		return null;
	}

	private String takeText() {
		byte[] content = (this.pieces.size() == 1) ? this.pieces.get(0) : join();
		this.pieces.clear();
		int length = Math.max(0, content.length - LineEnds.CRLF.length());
		return new String(content, 0, length, this.charset);
	}

	private byte[] join() {
		byte[] joined = new byte[this.pieces.stream().mapToInt((piece) -> piece.length).sum()];
		int length = 0;
		for (byte[] piece : this.pieces) {
			System.arraycopy(piece, 0, joined, length, piece.length);
			length += piece.length;
		}
		return joined;
	}

	@Override
	public boolean inMessage() {
		return this.chunks.inMessage();
	}

	@Override
	public void release() {
		this.chunks.release();
		this.pieces.clear();
	}

}
