package io.spserver.protocol.smtp.codec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Feeds a decoder as a session does, answers DATA as a handler does, and shows what
 * comes: lines as they are, content between angle brackets. One character is one byte.
 */
final class DecoderFeed {

	private final SmtpDecoder decoder = new SmtpDecoder(Duration.ZERO);

	private final boolean accepting;

	private final List<String> shown = new ArrayList<>();

	private final StringBuilder content = new StringBuilder();

	private boolean clean = true;

	private DecoderFeed(boolean accepting) {
		this.accepting = accepting;
	}

	/** What comes of a text, whole, byte by byte and split at every position. */
	static List<String> everyWay(String text, boolean accepting) {
		List<String> whole = parts(accepting, text);
		assertThat(parts(accepting, text.split(""))).as("byte by byte").isEqualTo(whole);
		for (int at = 1; at < text.length(); at++) {
			assertThat(parts(accepting, text.substring(0, at), text.substring(at))).as("split at %d", at)
				.isEqualTo(whole);
		}
		return whole;
	}

	static List<String> parts(boolean accepting, String... parts) {
		DecoderFeed feed = new DecoderFeed(accepting);
		ByteBuf in = Unpooled.buffer(16);
		try {
			for (String part : parts) {
				in.writeBytes(part.getBytes(StandardCharsets.ISO_8859_1));
				feed.decodeAll(in);
				in.discardReadBytes();
			}
		}
		catch (ProtocolException ex) {
			feed.shown.add("!" + ex.getMessage());
		}
		finally {
			in.release();
		}
		return feed.shown;
	}

	private void decodeAll(ByteBuf in) throws ProtocolException {
		SmtpInput input = this.decoder.decode(in);
		while (input != null) {
			assertThat(input.parts()).isNotEmpty();
			for (SmtpPart part : input.parts()) {
				show(part, input.flow());
			}
			input = this.decoder.decode(in);
		}
	}

	private void show(SmtpPart part, SmtpFlow flow) {
		if (part instanceof SmtpPart.Line line) {
			this.shown.add(((line.fault() != SmtpPart.Fault.NONE) ? line.fault() + " " : "") + line.text());
			if (line.isData() && this.accepting) {
				flow.acceptData();
			}
			else if (line.isData()) {
				flow.refuseData();
			}
		}
		else if (part instanceof SmtpPart.Chunk chunk) {
			this.shown.add("chunk of " + chunk.size() + (chunk.last() ? ", last" : ""));
		}
		else if (part instanceof SmtpPart.Content bytes) {
			this.content.append(new String(bytes.bytes(), StandardCharsets.ISO_8859_1));
			this.clean &= bytes.clean();
			if (bytes.last()) {
				this.shown.add((this.clean ? "<" : "bad <") + this.content + ">");
				this.content.setLength(0);
				this.clean = true;
			}
		}
	}

}
