package io.spserver.protocol.http.sse;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ServerSentEventTests {

	@Test
	void eventIsWrittenInLines() {
		assertThat(text(ServerSentEvent.of("hello"))).isEqualTo("data: hello\n\n");
		assertThat(text(ServerSentEvent.of("news", "a\u20ac").withId("7").withRetry(Duration.ofSeconds(3))))
			.isEqualTo("id: 7\nevent: news\nretry: 3000\ndata: a\u20ac\n\n");
		assertThat(text(ServerSentEvent.comment(""))).isEqualTo(": \n\n");
	}

	@Test
	void everyLineOfDataHasAFieldOfItsOwn() {
		assertThat(text(ServerSentEvent.of("a\nb\r\nc\rd\n")))
			.isEqualTo("data: a\ndata: b\ndata: c\ndata: d\ndata: \n\n");
		assertThat(text(ServerSentEvent.of(""))).isEqualTo("data: \n\n");
		assertThat(text(ServerSentEvent.comment("a\n\ndata: b"))).isEqualTo(": a\n: \n: data: b\n\n");
	}

	@Test
	void idAndTypeAreOneLine() {
		assertThatIllegalArgumentException().isThrownBy(() -> ServerSentEvent.of("a\nb", "data"));
		assertThatIllegalArgumentException().isThrownBy(() -> ServerSentEvent.of("data").withId("a\rb"));
		assertThatIllegalArgumentException().isThrownBy(() -> ServerSentEvent.of("data").withId("a\0b"));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ServerSentEvent.of("data").withRetry(Duration.ofMillis(-1)));
	}

	private static String text(ServerSentEvent event) {
		return new String(event.encode(), StandardCharsets.UTF_8);
	}

}
