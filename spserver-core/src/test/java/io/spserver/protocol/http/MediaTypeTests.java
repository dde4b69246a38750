package io.spserver.protocol.http;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MediaTypeTests {

	@Test
	void typeIsReadAndWritten() {
		MediaType type = MediaType.parse("Text/HTML ; Charset=utf-8;title=\"a \\\"b\\\" c\"");
		assertThat(type.type()).isEqualTo("text");
		assertThat(type.subtype()).isEqualTo("html");
		assertThat(type.parameters()).isEqualTo(Map.of("charset", "utf-8", "title", "a \"b\" c"));
		assertThat(type).hasToString("text/html;charset=utf-8;title=\"a \\\"b\\\" c\"");
		assertThat(MediaType.parse(type.toString())).isEqualTo(type);
	}

	@Test
	void rangeIncludesTypes() {
		MediaType html = MediaType.parse("text/html;charset=UTF-8");
		assertThat(MediaType.parse("*/*").includes(html)).isTrue();
		assertThat(MediaType.parse("text/*").includes(html)).isTrue();
		assertThat(MediaType.parse("text/html").includes(html)).isTrue();
		assertThat(MediaType.parse("text/html;charset=utf-8").includes(html)).isTrue();
		assertThat(MediaType.parse("text/html;charset=utf-16").includes(html)).isFalse();
		assertThat(MediaType.parse("text/css").includes(html)).isFalse();
		assertThat(html.includes(MediaType.parse("text/*"))).isFalse();
	}

	@Test
	void whatCannotBeSentIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MediaType("text", "a b", Map.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> new MediaType("text", "a", Map.of("b", "\n")));
		assertThatIllegalArgumentException().isThrownBy(() -> new MediaType("text", "a", Map.of("b c", "d")));
	}

}
