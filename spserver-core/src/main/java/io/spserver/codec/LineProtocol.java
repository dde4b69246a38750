package io.spserver.codec;

import java.nio.charset.Charset;
import java.util.function.Function;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;

/**
 * Text in lines. Text that is sent gets the CRLF of its last line unless it ends with LF;
 * line ends within it stay as they are. Bytes that are sent are taken for whole lines and
 * stay as they are.
 *
 * @param name the protocol's name
 * @param decoders creates decoders
 */
record LineProtocol(String name, Function<ServerOptions, Decoder> decoders) implements Protocol {

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return this.decoders.apply(options);
	}

	@Override
	public byte[] frame(String text, Charset charset) {
		String line = (text.endsWith("\n")) ? text : text + LineEnds.CRLF;
		return line.getBytes(charset);
	}

	@Override
	public Message error(ProtocolException error, ServerOptions options) {
		return Message.text(error.getMessage());
	}

}
