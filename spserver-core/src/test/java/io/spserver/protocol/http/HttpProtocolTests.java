package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.Message;
import io.spserver.MessageTooLargeException;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpProtocolTests {

	private final HttpProtocol protocol = new HttpProtocol(
			HttpOptions.builder().maxInitialLineLength(100).maxHeaderSize(200).serverHeader("sphttp").build());

	private final ServerOptions options = ServerOptions.builder("web", this.protocol)
		.maxMessageSize(10)
		.refusedMessage("Busy.")
		.build();

	@Test
	void nameIsHttp() {
		assertThat(this.protocol.name()).isEqualTo("http");
	}

	@Test
	void refusedConnectionIs503() {
		assertLast(this.protocol.refusal(this.options), "503 Service Unavailable", "Busy.")
			.contains("\r\nRetry-After: 1\r\n");
	}

	@Test
	void stalledPeerIs408() {
		assertLast(this.protocol.stalled(this.options), "408 Request Timeout", "The request did not arrive in time.");
	}

	@Test
	void errorIsItsStatusAndMessage() {
		assertLast(this.protocol.error(new HttpProtocolException(431, "Too much."), this.options),
				"431 Request Header Fields Too Large", "Too much.");
		assertLast(this.protocol.error(new MessageTooLargeException(5), this.options), "413 Request Entity Too Large",
				"Message too large: the limit is 5 bytes.");
		assertLast(this.protocol.error(new ProtocolException("Bad."), this.options), "400 Bad Request", "Bad.");
	}

	@Test
	void decodersHaveTheLimitsOfTheOptions() {
		assertStatus(414, "GET /" + "a".repeat(100));
		assertStatus(431, "GET / HTTP/1.1\r\nA: " + "a".repeat(200));
		assertStatus(413, "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n");
	}

	@Test
	void eachSessionHasItsDecoder() {
		assertThat(this.protocol.newDecoder(this.options)).isNotSameAs(this.protocol.newDecoder(this.options));
	}

	@Test
	void optionsAreChecked() {
		HttpOptions.Builder builder = HttpOptions.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxInitialLineLength(0))
			.withMessageContaining("max-initial-line-length 0");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxHeaderSize(0));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxHeaders(0));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxBodySize(-1));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.headerTimeout(Duration.ofMillis(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.serverHeader("a\r\nb"));
	}

	private void assertStatus(int status, String bytes) {
		ByteBuf in = Unpooled.wrappedBuffer(bytes.getBytes(StandardCharsets.US_ASCII));
		HttpMessageDecoder decoder = (HttpMessageDecoder) this.protocol.newDecoder(this.options);
		assertThatExceptionOfType(HttpProtocolException.class).isThrownBy(() -> decoder.decode(in))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

	private static AbstractStringAssert<?> assertLast(Message message, String status, String text) {
		return assertThat(Messages.text(message)).startsWith("HTTP/1.1 " + status + "\r\nServer: sphttp\r\nDate: ")
			.contains("\r\nContent-Type: text/plain;charset=UTF-8\r\n")
			.contains("\r\nContent-Length: " + text.length() + "\r\nConnection: close\r\n\r\n")
			.endsWith("\r\n\r\n" + text);
	}

}
