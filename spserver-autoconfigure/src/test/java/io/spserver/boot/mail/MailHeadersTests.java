package io.spserver.boot.mail;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailHeaders}.
 */
class MailHeadersTests {

	@Test
	void unfoldsAndDecodes() {
		MailHeaders headers = headers(
				"Subject: one\r\n two\r\n\t=?utf-8?q?dr=C3=BCi?=\r\nTo: a@example.org\r\n\r\nbody");
		assertThat(headers.first("subject")).isEqualTo("one two\tdrüi");
		assertThat(headers.names()).containsExactly("Subject", "To");
	}

	@Test
	void givesAllFieldsOfAName() {
		MailHeaders headers = headers("Received: a\r\nSubject: s\r\nreceived: b\r\n\r\n");
		assertThat(headers.all("RECEIVED")).containsExactly("a", "b");
		assertThat(headers.first("Received")).isEqualTo("a");
	}

	@Test
	void bodyIsNoHeader() {
		MailHeaders headers = headers("To: a\r\n\r\nSubject: in the body\r\n");
		assertThat(headers.first("Subject")).isNull();
	}

	@Test
	void mailMayHaveNoHeaderAtAll() {
		assertThat(headers("\r\nbody").names()).isEmpty();
		assertThat(headers("").names()).isEmpty();
	}

	@Test
	void linesThatAreNoFieldsArePassedOver() {
		assertThat(headers(" folded\r\nnonsense\r\n: none\r\nTo: a\r\n\r\n").names()).containsExactly("To");
	}

	@Test
	void hugeHeadersAreNotReadToTheEnd() {
		String field = "X-Field: " + "x".repeat(900) + "\r\n";
		assertThat(headers(field.repeat(3_000)).names()).hasSizeBetween(1_000, 1_200);
	}

	@Test
	void lineWithoutAnEndIsNotReadToTheEnd() {
		MailHeaders headers = headers("To: a\r\nSubject: " + "x".repeat(3_000_000));
		assertThat(headers.first("To")).isEqualTo("a");
		assertThat(headers.first("Subject")).hasSizeBetween(1_000_000, 1_100_000);
	}

	@Test
	void farTooManyFieldsAreNotLookedAt() {
		assertThat(headers("a:\r\n".repeat(200_000)).names()).hasSize(10_000);
	}

	private static MailHeaders headers(String content) {
		return MailHeaders.read(MailContent.of(content.getBytes(StandardCharsets.UTF_8)));
	}

}
