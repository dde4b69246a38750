package io.spserver.protocol.smtp.codec;

import io.netty.buffer.ByteBuf;
import io.spserver.protocol.smtp.codec.SmtpPart.Chunk;
import io.spserver.protocol.smtp.codec.SmtpPart.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Takes the chunk that follows BDAT (RFC 3030, section 2): as many bytes as were
 * announced.
 */
final class ChunkReader {

	private static final String VERB = "BDAT ";

	private static final int MAX_DIGITS = 18;

	private final int partSize;

	private long left;

	ChunkReader(int partSize) {
		this.partSize = partSize;
	}

	/** Reads a command, {@code null} if it is not BDAT or not well-formed. */
	static @Nullable Chunk parse(SmtpPart.Line line) {
		if (line.fault() != Fault.NONE || !line.text().regionMatches(true, 0, VERB, 0, VERB.length())) {
			return null;
		}
		String arguments = line.text().substring(VERB.length()).strip();
		int end = 0;
		while (end < arguments.length() && arguments.charAt(end) >= '0' && arguments.charAt(end) <= '9') {
			end++;
		}
		String rest = arguments.substring(end);
		boolean last = rest.startsWith(" ") && rest.strip().equalsIgnoreCase("LAST");
		if (end == 0 || end > MAX_DIGITS || !(last || rest.isEmpty())) {
			return null;
		}
		return new Chunk(Long.parseLong(arguments.substring(0, end)), last);
	}

	void begin(Chunk chunk) {
		this.left = chunk.size();
	}

	/** Takes content, {@code null} if more must arrive before. */
	SmtpPart.@Nullable Content read(ByteBuf in) {
		int available = in.readableBytes();
		if (available < Math.min(this.left, this.partSize)) {
			return null;
		}
		byte[] bytes = new byte[(int) Math.min(available, this.left)];
		in.readBytes(bytes);
		this.left -= bytes.length;
		return new SmtpPart.Content(bytes, this.left == 0, true);
	}

}
