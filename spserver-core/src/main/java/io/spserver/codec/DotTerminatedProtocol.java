package io.spserver.codec;

import java.io.ByteArrayOutputStream;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;

/**
 * Text of many lines up to a line that is a single dot. What is sent, text or bytes,
 * becomes lines that end with CRLF, whether CRLF, LF or CR ended them; a dot at the begin
 * of a line is doubled (RFC 5321, section 4.5.2), and the dot and its CRLF follow.
 */
final class DotTerminatedProtocol implements Protocol {

	@Override
	public String name() {
		return "dot-terminated";
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return new DotTerminatedDecoder(options.maxMessageSize(), options.charset());
	}

	@Override
	public byte[] frame(byte[] content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + content.length / 32 + 16);
		int start = 0;
		while (start < content.length) {
			int end = lineEnd(content, start);
			if (content[start] == '.') {
				out.write('.');
			}
			out.write(content, start, end - start);
			endLine(out);
			start = nextLine(content, end);
		}
		out.write('.');
		endLine(out);
		return out.toByteArray();
	}

	private static int lineEnd(byte[] content, int start) {
		int end = start;
		while (end < content.length && content[end] != LineEnds.CR && content[end] != LineEnds.LF) {
			end++;
		}
		return end;
	}

	private static int nextLine(byte[] content, int end) {
		boolean crlf = end + 1 < content.length && content[end] == LineEnds.CR && content[end + 1] == LineEnds.LF;
		return (crlf) ? end + 2 : end + 1;
	}

	private static void endLine(ByteArrayOutputStream out) {
		out.write(LineEnds.CR);
		out.write(LineEnds.LF);
	}

	@Override
	public Message error(ProtocolException error, ServerOptions options) {
		return Message.text(error.getMessage());
	}

}
