package io.spserver.protocol.smtp.codec;

import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.spserver.ProtocolException;
import io.spserver.codec.MessageDecoder;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a session of SMTP or LMTP: commands, and the content that DATA and BDAT bring.
 * Everything that has arrived becomes one {@link SmtpInput}, up to a command that decides
 * how the bytes after it are to be read (RFC 2920, section 3.1): these wait until its
 * handler has said so by the {@link SmtpFlow}.
 */
public final class SmtpDecoder implements MessageDecoder {

	/** How large a part of content becomes before it is handed out. */
	private static final int PART_SIZE = 32 * 1024;

	/** How much is handed out at once, about. */
	private static final int MAX_CONTENT = 64 * 1024;

	private static final int MAX_PARTS = 100;

	private static final String QUIT = "QUIT";

	private final SmtpFlow flow = new SmtpFlow();

	private final LineReader lines = new LineReader();

	private final DotReader dots = new DotReader(PART_SIZE);

	private final ChunkReader chunk = new ChunkReader(PART_SIZE);

	private final long deadline;

	private State state = State.LINES;

	private long firstByteAt;

	private boolean byteSeen;

	/** Whether content, or more commands, came before DATA was answered. */
	private boolean hasty;

	/** Whether QUIT was the last that came. */
	private boolean ended;

	/**
	 * Creates the decoder of one session.
	 * @param maxTime how long the session may last, zero: for ever
	 */
	public SmtpDecoder(Duration maxTime) {
		this(maxTime.isZero() ? 0 : (System.nanoTime() + maxTime.toNanos()) | 1);
	}

	private SmtpDecoder(long deadline) {
		this.deadline = deadline;
	}

	/**
	 * Creates a decoder that takes another's place.
	 * @param deadline until when the session may last, as {@link System#nanoTime()} tells
	 * it, 0: for ever
	 * @return the decoder
	 */
	public static SmtpDecoder until(long deadline) {
		return new SmtpDecoder(deadline);
	}

	@Override
	public @Nullable SmtpInput decode(ByteBuf in) throws ProtocolException {
		if (!this.byteSeen && in.isReadable()) {
			this.byteSeen = true;
			this.firstByteAt = System.nanoTime();
		}
		int before = in.readerIndex();
		this.ended &= !in.isReadable();
		SmtpPart part = next(in);
		if (part == null) {
			return null;
		}
		SmtpInput input = new SmtpInput(this.flow, this.firstByteAt);
		while (part != null) {
			input.add(part);
			boolean more = input.parts().size() < MAX_PARTS && in.readerIndex() - before < MAX_CONTENT;
			part = (more) ? next(in) : null;
		}
		return input;
	}

	private @Nullable SmtpPart next(ByteBuf in) throws ProtocolException {
		if (this.state == State.WAITING) {
			goOn(in);
		}
		return switch (this.state) {
			case LINES -> in.isReadable() ? line(in) : null;
			case WAITING -> null;
			case DATA -> in.isReadable() ? data(in) : null;
			case CHUNK -> chunk(in);
		};
	}

	/** Looks whether DATA has been answered. */
	private void goOn(ByteBuf in) throws ProtocolException {
		switch (this.flow.takeAnswer()) {
			case ACCEPTED -> this.state = State.DATA;
			case REFUSED -> {
				if (this.hasty) {
					throw new ProtocolException("554 5.5.0 More was sent before the answer to DATA");
				}
				this.state = State.LINES;
			}
			case NONE -> this.hasty |= in.isReadable();
		}
	}

	private @Nullable SmtpPart line(ByteBuf in) throws ProtocolException {
		SmtpPart.Line line = this.lines.read(in);
		if (line != null && line.isData()) {
			this.hasty = line.followed();
			this.state = State.WAITING;
		}
		this.ended = line != null && !line.followed() && line.text().equalsIgnoreCase(QUIT);
		SmtpPart.Chunk begun = (line != null) ? ChunkReader.parse(line) : null;
		if (begun != null) {
			this.chunk.begin(begun);
			this.state = State.CHUNK;
			return begun;
		}
		return line;
	}

	private @Nullable SmtpPart data(ByteBuf in) {
		SmtpPart.Content content = this.dots.read(in);
		if (content != null && content.last()) {
			this.state = State.LINES;
		}
		return content;
	}

	private @Nullable SmtpPart chunk(ByteBuf in) {
		SmtpPart.Content content = this.chunk.read(in);
		if (content != null && content.last()) {
			this.state = State.LINES;
		}
		return content;
	}

	@Override
	public boolean inMessage() {
		return this.state != State.LINES || this.lines.inLine();
	}

	@Override
	public boolean inExchange() {
		return this.flow.isInMail();
	}

	@Override
	public boolean isEnded() {
		return this.ended;
	}

	@Override
	public long deadline() {
		return this.deadline;
	}

	/** What the next bytes are. */
	private enum State {

		/** Lines. */
		LINES,
		/** Content or lines, as DATA will be answered. */
		WAITING,
		/** Content that ends with a dot. */
		DATA,
		/** Content of a known size. */
		CHUNK

	}

}
