package io.spserver.protocol.rpc.tcp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JsonFrameDecoderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			AUTO    | {}~[1]~                         | {} [1]
			AUTO    | ~ ~{}^~^~[]^~                   | {} []
			NEWLINE | {"a":1}~                        | {"a":1}
			AUTO    | Content-Length: 2^~^~{}Content-Length: 3^~^~[1] | {} [1]
			AUTO    | content-length:2^~Content-Type: application/vscode-jsonrpc; charset=utf-8^~^~{} | {}
			CONTENT_LENGTH | Content-Type: a^~Content-Length: 3^~^~{~}^~Content-Length: 2~~[] | {~} []
			CONTENT_LENGTH | Content-Length: 10^~^~0123456789 | 0123456789
			""")
	void messagesAreTakenHoweverTheyArrive(JsonFraming framing, String sent, String messages) throws Exception {
		byte[] bytes = sent.replace('~', '\n').replace('^', '\r').getBytes(StandardCharsets.UTF_8);
		String expected = messages.replace('~', '\n');
		JsonFrameDecoder whole = new JsonFrameDecoder(framing, 10);
		assertThat(String.join(" ", decode(whole, Unpooled.wrappedBuffer(bytes)))).isEqualTo(expected);
		JsonFrameDecoder single = new JsonFrameDecoder(framing, 10);
		List<String> decoded = new ArrayList<>();
		ByteBuf in = Unpooled.buffer();
		for (byte b : bytes) {
			in.writeByte(b);
			decoded.addAll(decode(single, in));
		}
		assertThat(String.join(" ", decoded)).isEqualTo(expected);
		assertThat(single.inMessage()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /rpc HTTP/1.1\r\n", "Host: a\r\n", "Content-Length: x\r\n", "Content-Length: -1\r\n",
			"Content-Length: 11\r\n", "Content-Length: 99999999999\r\n", "Content-Length: 1\r\nContent-Length: 1\r\n",
			"Content-Length:\r\n", "Content-Type: a\r\n\r\n", "\"text\"\n", "1\n", "{23456789ab\n", "{23456789ab\r\n" })
	void otherBytesBreakTheProtocol(String sent) {
		byte[] bytes = sent.getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(new JsonFrameDecoder(JsonFraming.AUTO, 10), Unpooled.wrappedBuffer(bytes)));
	}

	@Test
	void requestOfABrowserIsNoLine() {
		byte[] bytes = "POST / HTTP/1.1\r\nHost: a\r\n\r\n{}\n".getBytes(StandardCharsets.UTF_8);
		assertThatExceptionOfType(ProtocolException.class)
			.isThrownBy(() -> decode(new JsonFrameDecoder(JsonFraming.NEWLINE, 100), Unpooled.wrappedBuffer(bytes)));
	}

	@Test
	void endlessMessagesAndHeadersAreRefused() {
		for (String endless : List.of("{" + "x".repeat(20), "C".repeat(300), "Content-Type: a\r\n".repeat(20))) {
			assertThatExceptionOfType(ProtocolException.class)
				.isThrownBy(() -> decode(new JsonFrameDecoder(JsonFraming.AUTO, 10),
						Unpooled.wrappedBuffer(endless.getBytes())));
		}
	}

	@Test
	void unfinishedMessageIsSeen() throws Exception {
		JsonFrameDecoder decoder = new JsonFrameDecoder(JsonFraming.AUTO, 10);
		assertThat(decoder.inMessage()).isFalse();
		assertThat(decoder.decode(Unpooled.wrappedBuffer(new byte[] { '{' }))).isNull();
		assertThat(decoder.inMessage()).isTrue();
	}

	@Test
	void messagesAreFramed() {
		byte[] json = "{}".getBytes();
		assertThat(JsonFraming.AUTO.frame(json)).asString().isEqualTo("{}\n");
		assertThat(JsonFraming.NEWLINE.frame(json)).asString().isEqualTo("{}\n");
		assertThat(JsonFraming.CONTENT_LENGTH.frame(json)).asString().isEqualTo("Content-Length: 2\r\n\r\n{}");
	}

	private static List<String> decode(JsonFrameDecoder decoder, ByteBuf in) throws ProtocolException {
		List<String> messages = new ArrayList<>();
		JsonFrame frame = decoder.decode(in);
		while (frame != null) {
			messages.add(new String(frame.json(), StandardCharsets.UTF_8));
			frame = decoder.decode(in);
		}
		return messages;
	}

}
