package io.spserver.protocol.smtp;

import java.util.List;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Mails with another mail hidden in them, behind what some take for the end of a mail. CR
 * is written R, LF is written N, NUL is written 0.
 */
class SmugglingTests extends MailTest {

	private static final String HIDDEN = "mail from:<evil@b>RNrcpt to:<joe@example.org>RNdataRNhiddenRN.RN";

	SmugglingTests() {
		super(Pattern.LEADER_FOLLOWERS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "N.N", "N.RN", "RN.N", "R.R", "R.RN", "RN.R", "NN.NN", "RRN.RRN", "RN.RRN", "RN.NRN",
			"RN0.RN", "RN.0RN", "N.R", "R.N", "RN.RR" })
	void nothingButTheEndEndsAMail(String end) throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.transmitting(server)) {
			client.send(decode("visible" + end + HIDDEN));
			assertThat(client.reply()).startsWith("550 5.6.0");
			assertThat(client.ask("NOOP")).startsWith("250");
		}
		assertThat(this.mails.isEmpty()).isTrue();
		assertThat(this.events.messages).containsExactly(SmtpOutcome.REFUSED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "N.N", "N.RN", "RN.N", "R.R", "R.RN", "RN.R" })
	void whereBareLineEndsAreAcceptedTheyArePassedOnAsCrlf(String end) throws Exception {
		SpServer server = start((options) -> options.bareLineEnds(BareLineEnds.ACCEPT));
		try (MailClient client = MailClient.transmitting(server)) {
			client.send(decode("visible" + end + HIDDEN));
			assertThat(client.reply()).startsWith("250 2.0.0");
			assertThat(client.ask("NOOP")).startsWith("250");
		}
		String content = this.mails.take().content();
		assertThat(content).startsWith("visible").contains("mail from:<evil@b>").endsWith("hidden\r\n");
		assertThat(content.replace("\r\n", "")).doesNotContain("\r", "\n");
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void aCommandWithABareLfEndsTheSession() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("NOOP\nMAIL FROM:<a@b>\r\n");
			assertThat(client.rest()).isEqualTo("500 5.5.2 Lines end with CR LF\n");
		}
	}

	@Test
	void aCommandMayEndWithABareLfWhereThatIsAccepted() throws Exception {
		SpServer server = start((options) -> options.bareLineEnds(BareLineEnds.ACCEPT));
		try (MailClient client = MailClient.introduced(server)) {
			client.send("NOOP\nMAIL FROM:<a@b>\n");
			assertThat(List.of(client.reply(), client.reply())).allMatch((reply) -> reply.startsWith("250"));
		}
	}

	@Test
	void contentThatCameBeforeDataWasRefusedIsNoCommand() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<x@elsewhere>\r\nDATA\r\nRSET\r\n" + decode(HIDDEN));
			assertThat(client.rest().lines().map((line) -> line.substring(0, 3))).containsExactly("250", "550", "554",
					"554");
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void contentThatCameBeforeDataWasAcceptedIsContent() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<j@example.org>\r\nDATA\r\nRSET\r\n.\r\nQUIT\r\n");
			assertThat(client.rest().lines().map((line) -> line.substring(0, 3))).containsExactly("250", "250", "354",
					"250", "221");
		}
		assertThat(this.mails.take().content()).isEqualTo("RSET\r\n");
	}

	private static String decode(String text) {
		return text.replace('R', '\r').replace('N', '\n').replace('0', '\0');
	}

}
