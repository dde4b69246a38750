package io.spserver.codec;

import io.netty.buffer.ByteBuf;
import io.spserver.MessageTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages of lines up to a line that is a single dot, and hands them out in chunks
 * as they arrive; each is a {@link Chunk}. For messages that are too large for memory;
 * {@link DotTerminatedDecoder} hands them out whole.
 * <p>
 * Lines end with CRLF and nothing else, so that a bare LF or CR cannot make two sides see
 * different ends (RFC 5321, section 2.3.8); the end is thus CRLF, dot, CRLF, or dot, CRLF
 * where a message is empty. A dot that begins a longer line is stuffing and is dropped
 * (RFC 5321, section 4.5.2). The CRLF of the last line is part of the content.
 * <p>
 * A chunk is handed out when it is full or the message ends. A message may have
 * {@code maxLength} bytes of content besides the CRLF of its last line. At most one chunk
 * is held.
 */
public final class DotTerminatedChunkDecoder implements MessageDecoder {

	private final long maxLength;

	private final ByteChunk chunk;

	private State state = State.LINE_START;

	private long handedOut;

	/**
	 * Creates the decoder of one session.
	 * @param chunkSize how large a chunk may be, in bytes; at least 1
	 * @param maxLength how large a message may be, in bytes; at least 1,
	 * {@link Long#MAX_VALUE} for no limit
	 */
	public DotTerminatedChunkDecoder(int chunkSize, long maxLength) {
		this.chunk = new ByteChunk(Limits.atLeastOne("chunkSize", chunkSize));
		this.maxLength = Limits.atLeastOne("maxLength", maxLength);
	}

	@Override
	public @Nullable Chunk decode(ByteBuf in) throws MessageTooLargeException {
		boolean ended = false;
		while (!ended && in.isReadable() && this.chunk.room() > 0) {
			ended = step(in);
		}
		long length = this.handedOut + this.chunk.length();
		if (length - LineEnds.CRLF.length() > this.maxLength) {
			throw new MessageTooLargeException(this.maxLength);
		}
		if (!ended && this.chunk.room() > 0) {
			return null;
		}
		this.handedOut = (ended) ? 0 : length;
		return new Chunk(this.chunk.take(), ended);
	}

	/**
	 * Takes the next byte, or several where nothing in them matters.
	 * @param in the buffer, with at least one byte
	 * @return whether the message has ended
	 */
	private boolean step(ByteBuf in) {
		switch (this.state) {
			case TEXT -> copyText(in);
			case LINE_START -> startLine(in.readByte());
			case CR -> {
				byte next = in.readByte();
				write(next);
				this.state = (next == LineEnds.LF) ? State.LINE_START : this.state;
			}
			case DOT -> afterDot(in.readByte());
			case DOT_CR -> {
				return afterDotAndCr(in);
			}
		}
		return false;
	}

	private void copyText(ByteBuf in) {
		int from = in.readerIndex();
		int to = from + Math.min(in.readableBytes(), this.chunk.room());
		int cr = in.indexOf(from, to, LineEnds.CR);
		this.chunk.write(in, ((cr >= 0) ? cr + 1 : to) - from);
		this.state = (cr >= 0) ? State.CR : State.TEXT;
	}

	private void startLine(byte next) {
		if (next == '.') {
			this.state = State.DOT;
		}
		else {
			write(next);
		}
	}

	private void afterDot(byte next) {
		if (next == LineEnds.CR) {
			this.state = State.DOT_CR;
		}
		else {
			write(next);
		}
	}

	private boolean afterDotAndCr(ByteBuf in) {
		if (in.getByte(in.readerIndex()) == LineEnds.LF) {
			in.skipBytes(1);
			this.state = State.LINE_START;
			return true;
		}
		write(LineEnds.CR);
		return false;
	}

	private void write(byte value) {
		this.chunk.write(value);
		this.state = (value == LineEnds.CR) ? State.CR : State.TEXT;
	}

	@Override
	public boolean inMessage() {
		return this.state != State.LINE_START || this.chunk.length() > 0 || this.handedOut > 0;
	}

	@Override
	public void release() {
		this.chunk.clear();
		this.state = State.LINE_START;
		this.handedOut = 0;
	}

	/** What has been taken of the line. */
	private enum State {

		/** Nothing. */
		LINE_START,
		/** Something, last of all no CR. */
		TEXT,
		/** Something, last of all a CR. */
		CR,
		/** A dot. */
		DOT,
		/** A dot and a CR. */
		DOT_CR

	}

	/** A part of a message. */
	public static final class Chunk {

		private final byte[] content;

		private final boolean last;

		private Chunk(byte[] content, boolean last) {
			this.content = content;
			this.last = last;
		}

		/**
		 * The bytes, without stuffing.
		 * @return the bytes, not a copy; none may be in the last chunk
		 */
		public byte[] content() {
			return this.content;
		}

		/**
		 * Whether the message ends with this chunk.
		 * @return {@code false} if another follows
		 */
		public boolean last() {
			return this.last;
		}

	}

}
