package io.spserver.boot.test;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link MailServerExtension} with {@code @ExtendWith}.
 */
@ExtendWith(MailServerExtension.class)
class MailServerParameterTests {

	private final TestMailServer ofTheInstance;

	MailServerParameterTests(TestMailServer server) {
		this.ofTheInstance = server;
	}

	@Test
	void testsGetTheServerOfTheirClass(TestMailServer server) {
		assertThat(server).isSameAs(this.ofTheInstance);
		assertThat(server.port()).isPositive();
		assertThat(server.mails()).isEmpty();
	}

}
