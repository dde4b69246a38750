package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * Feeds a decoder as an event loop would.
 */
final class Decoding {

	static final int MAX_BODY = 1000;

	private final HttpMessageDecoder decoder;

	private final ByteBuf in = Unpooled.buffer();

	private final List<Object> messages = new ArrayList<>();

	Decoding() {
		this(HttpOptions.defaults());
	}

	Decoding(HttpOptions options) {
		this.decoder = new HttpMessageDecoder(options, MAX_BODY);
	}

	static List<Object> whole(String bytes) throws HttpProtocolException {
		return new Decoding().feed(bytes).messages;
	}

	static List<Object> byteByByte(String bytes) throws HttpProtocolException {
		Decoding decoding = new Decoding();
		for (char c : bytes.toCharArray()) {
			decoding.feed(String.valueOf(c));
		}
		return decoding.messages;
	}

	static List<Object> splitAt(int index, String bytes) throws HttpProtocolException {
		return new Decoding().feed(bytes.substring(0, index)).feed(bytes.substring(index)).messages;
	}

	Decoding feed(String bytes) throws HttpProtocolException {
		this.in.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
		Object message = this.decoder.decode(this.in);
		while (message != null) {
			this.messages.add(message);
			message = this.decoder.decode(this.in);
		}
		this.in.discardReadBytes();
		return this;
	}

	List<Object> messages() {
		return this.messages;
	}

	int left() {
		return this.in.readableBytes();
	}

	HttpMessageDecoder decoder() {
		return this.decoder;
	}

}
