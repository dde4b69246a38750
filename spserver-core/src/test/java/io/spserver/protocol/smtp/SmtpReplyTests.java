package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmtpReply}, {@link SmtpDecision} and {@link SmtpException}.
 */
class SmtpReplyTests {

	@Test
	void isWrittenInLines() {
		SmtpReply reply = new SmtpReply(550, "5.1.1", List.of("one", "two"));
		assertThat(text(reply, true)).isEqualTo("550-5.1.1 one\r\n550 5.1.1 two\r\n");
		assertThat(text(reply, false)).isEqualTo("550-one\r\n550 two\r\n");
		assertThat(text(new SmtpReply(250, null, List.of()), true)).isEqualTo("250 \r\n");
	}

	@Test
	void cannotBeMadeToSayMoreThanItsLines() {
		assertThat(text(SmtpReply.of(550, "a\r\n250 b\0"), false)).isEqualTo("550 a  250 b \r\n");
		assertThat(text(SmtpReply.of(550, "x".repeat(2000)), false)).hasSize(486);
	}

	@ParameterizedTest
	@CsvSource({ "199, ", "600, ", "550, 4.1.1", "550, 5", "550, 5.1", "550, 5.1.", "550, 5.1.1.1", "550, 5.1.x",
			"550, 5.1000.1", "354, 3.0.0", "550, ''" })
	void refusesCodesThatThereAreNot(int code, String status) {
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpReply.of(code, status, "x"));
	}

	@Test
	void aCodeAloneHasTheStatusOfItsClass() {
		assertThat(SmtpReply.of(451, "x").status()).isEqualTo("4.0.0");
		assertThat(SmtpReply.of(354, "x").status()).isNull();
	}

	@Test
	void decisionsNeedRepliesThatSayTheSame() {
		SmtpReply yes = SmtpReply.of(250, "yes");
		SmtpReply no = SmtpReply.of(550, "no");
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpDecision.refuse(yes));
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpDecision.close(yes));
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpDecision.accept(no));
		assertThatIllegalArgumentException().isThrownBy(() -> new SmtpException(yes));
		assertThat(new SmtpException(no)).hasMessage("550 5.0.0 no");
	}

	private static String text(SmtpReply reply, boolean withStatus) {
		return new String(reply.toBytes(withStatus), StandardCharsets.UTF_8);
	}

}
