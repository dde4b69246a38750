package io.spserver.boot.autoconfigure;

import java.nio.charset.Charset;
import java.util.Locale;

import io.spserver.Decoder;
import io.spserver.Protocol;
import io.spserver.ServerOptions;

/**
 * A protocol of lines whose answers are loud.
 *
 * @param lines does the rest
 */
record ShoutProtocol(Protocol lines) implements Protocol {

	@Override
	public String name() {
		return "shout";
	}

	@Override
	public Decoder newDecoder(ServerOptions options) {
		return this.lines.newDecoder(options);
	}

	@Override
	public byte[] frame(String text, Charset charset) {
		return this.lines.frame(text.toUpperCase(Locale.ROOT) + "!", charset);
	}

}
