package io.spserver.protocol.smtp.codec;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.spserver.ProtocolException;
import io.spserver.protocol.smtp.codec.SmtpPart.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Takes lines outside of content. They stay in the caller's buffer until they are whole;
 * one that is too long is thrown away as it arrives. Looks at each byte once.
 */
final class LineReader {

	/** How long anything outside of content may be (RFC 4954, section 4). */
	static final int MAX_LENGTH = 12_288;

	/** How much of a line that is too long is waited for. */
	private static final int MAX_SKIPPED = 64 * 1024;

	/** How much of a line that is too long is shown. */
	private static final int SHOWN = 32;

	private static final String DATA = "DATA";

	private static final byte CR = '\r';

	private static final byte LF = '\n';

	private int searched;

	/** How much of a line that is too long was thrown away. */
	private int skipped;

	private String begin = "";

	/**
	 * Takes a line.
	 * @param in what has arrived
	 * @return the line, {@code null} if its end has not arrived
	 */
	SmtpPart.@Nullable Line read(ByteBuf in) throws ProtocolException {
		int start = in.readerIndex();
		int available = in.readableBytes();
		int lf = in.indexOf(start + this.searched, start + available, LF);
		if (lf < 0) {
			this.searched = available;
			if (this.skipped + available > MAX_LENGTH) {
				skip(in, available);
			}
			return null;
		}
		int length = lf - start;
		this.searched = 0;
		if (this.skipped + length > MAX_LENGTH + 1) {
			skip(in, length + 1);
			return endOfLongLine();
		}
		return line(in, start, length);
	}

	private void skip(ByteBuf in, int length) throws ProtocolException {
		if (this.skipped == 0) {
			this.begin = text(in, in.readerIndex(), SHOWN);
		}
		in.skipBytes(length);
		this.skipped += length;
		this.searched = 0;
		if (this.skipped > MAX_SKIPPED) {
			throw new ProtocolException("500 5.5.2 Line too long");
		}
	}

	private SmtpPart.Line endOfLongLine() {
		this.skipped = 0;
		return new SmtpPart.Line(this.begin, Fault.TOO_LONG, false, false);
	}

	private SmtpPart.Line line(ByteBuf in, int start, int length) {
		boolean crlf = length > 0 && in.getByte(start + length - 1) == CR;
		String text = text(in, start, (crlf) ? length - 1 : length);
		in.skipBytes(length + 1);
		if (this.skipped > 0) {
			return endOfLongLine();
		}
		return new SmtpPart.Line(text, (crlf) ? Fault.NONE : Fault.BARE_LF, in.isReadable(), isData(text));
	}

	private static String text(ByteBuf in, int start, int length) {
		byte[] bytes = new byte[length];
		in.getBytes(start, bytes);
		return new String(bytes, StandardCharsets.UTF_8);
	}

	private static boolean isData(String line) {
		int length = DATA.length();
		return line.regionMatches(true, 0, DATA, 0, length) && (line.length() == length || line.charAt(length) == ' ');
	}

	/** Whether a part of a line has arrived. */
	boolean inLine() {
		return this.searched > 0 || this.skipped > 0;
	}

}
