package io.spserver.protocol.http;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpHeadersTests {

	private final HttpHeaders headers = HttpHeaders.of("Accept", "text/html", "X-Id", "1", "accept", "text/plain, */*");

	@Test
	void namesAreFoundWithoutRegardToCase() {
		assertThat(this.headers.first("ACCEPT")).isEqualTo("text/html");
		assertThat(this.headers.all("aCCept")).containsExactly("text/html", "text/plain, */*");
		assertThat(this.headers.contains("x-id")).isTrue();
		assertThat(this.headers.names()).containsExactly("Accept", "X-Id");
		assertThat(this.headers.size()).isEqualTo(3);
	}

	@Test
	void whatIsNotThereIsNullOrEmpty() {
		assertThat(this.headers.first("Host")).isNull();
		assertThat(this.headers.all("Host")).isEmpty();
		assertThat(this.headers.contains("Host")).isFalse();
		assertThat(HttpHeaders.empty().size()).isZero();
	}

	@Test
	void elementsOfListsAreFound() {
		HttpHeaders connection = HttpHeaders.of("Connection", "Upgrade", "Connection", "foo , Close");
		assertThat(connection.hasToken("connection", "close")).isTrue();
		assertThat(connection.hasToken("connection", "upgrade")).isTrue();
		assertThat(connection.hasToken("connection", "fo")).isFalse();
		assertThat(connection.hasToken("other", "close")).isFalse();
	}

	@Test
	void changesMakeNewHeaders() {
		assertThat(this.headers.with("Accept", "a").all("Accept")).containsExactly("a");
		assertThat(this.headers.withAdded("X-Id", "2").all("X-Id")).containsExactly("1", "2");
		assertThat(this.headers.without("accept")).isEqualTo(HttpHeaders.of("X-Id", "1"));
		assertThat(this.headers.without("Host")).isSameAs(this.headers);
		assertThat(this.headers.size()).isEqualTo(3);
	}

	@Test
	void fieldsComeInOrderAndAsMap() {
		assertThat(this.headers).containsExactly(Map.entry("Accept", "text/html"), Map.entry("X-Id", "1"),
				Map.entry("accept", "text/plain, */*"));
		assertThat(this.headers.toMap()).containsEntry("ACCEPT", List.of("text/html", "text/plain, */*")).hasSize(2);
	}

	@Test
	void valuesAreNotPartOfTheirText() {
		assertThat(HttpHeaders.of("Authorization", "secret")).hasToString("[Authorization]");
	}

	@Test
	void namesThatAreNoTokensAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A B", "c"))
			.withMessageContaining("'A B'");
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.empty().with("", "c"));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.empty().withAdded("A:", "c"));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A"));
	}

	@Test
	void valuesThatWouldEndTheFieldOrCannotBeSentAreRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A", "b\r\nC: d"))
			.withMessageContaining("Header field A")
			.withMessageContaining("U+000D at index 1");
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A", "\0"));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A", "\u007f"));
		assertThatIllegalArgumentException().isThrownBy(() -> HttpHeaders.of("A", "€"));
		assertThat(HttpHeaders.of("A", "tab\tand ä").first("A")).isEqualTo("tab\tand ä");
	}

}
