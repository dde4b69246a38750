package io.spserver.codec;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerOptions;

/**
 * Bytes as they arrive. What is sent, text or bytes, stays as it is; only the refused
 * message gets a line end.
 */
final class RawProtocol implements Protocol {

	@Override
	public String name() {
		return "raw";
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return new RawDecoder(options.maxMessageSize());
	}

	@Override
	public Message refusal(ServerOptions options) {
		return Message.text(options.refusedMessage() + LineEnds.CRLF);
	}

}
