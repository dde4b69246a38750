package io.spserver.protocol.http;

import io.spserver.Decoder;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the streams of HTTP/2 connections say by themselves.
 */
final class Http2StreamProtocol implements Protocol {

	private final Http2Encoder encoder;

	Http2StreamProtocol(@Nullable String server) {
		this.encoder = new Http2Encoder(server);
	}

	@Override
	public String name() {
		return HttpProtocol.NAME;
	}

	/** Streams have decoders that begin with the request's head. */
	@Override
	public Decoder newDecoder(ServerOptions options) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Message error(ProtocolException error, ServerOptions options) {
		return this.encoder.encode(HttpResponse.text(HttpProtocol.status(error), error.getMessage()), false);
	}

	@Override
	public Message stalled(ServerOptions options) {
		return this.encoder.encode(HttpResponse.text(408, "The request did not arrive in time."), false);
	}

}
