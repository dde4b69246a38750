package io.spserver.protocol.smtp;

import java.io.IOException;
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

	@ParameterizedTest
	@ValueSource(strings = { "Subject: xRNRNRSETRN", "textRN", "RN", "mail from:<evil@b>RN", "x:yRN", ".RN", "dataRN" })
	void contentThatFollowsARefusedDataIsNoCommand(String begin) throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b>");
			assertThat(client.code("RCPT TO:<x@elsewhere>")).isEqualTo(550);
			assertThat(client.code("DATA")).isEqualTo(554);
			client.send(decode(begin + HIDDEN));
			assertThat(client.rest().lines()).singleElement().asString().startsWith("5");
		}
		catch (IOException ex) {
			assertThat(ex).as("the server has closed while the client was writing").isNotNull();
		}
		assertThat(this.mails.isEmpty()).isTrue();
		assertThat(this.events.commands).doesNotContain("rcpt 250", "data 354");
	}

	@Test
	void aClientMayGoOnAfterARefusedData() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<x@elsewhere>\r\nDATA\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply()).get(2)).startsWith("554");
			client.send("RSET\r\nMAIL FROM:<a@b>\r\nRCPT TO:<x@elsewhere>\r\nRCPT TO:<j@example.org>\r\nDATA\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply(), client.reply()))
				.extracting((reply) -> reply.substring(0, 3))
				.containsExactly("250", "250", "550", "250", "354");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST / HTTP/1.1", "GET /x?y HTTP/1.0", "Host: localhost:2525", "Subject: x", "From:" })
	void aMailOrARequestOfHttpIsNoSession(String line) throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.greeted(server)) {
			client.send(line + "\r\nContent-Type: text/plain\r\n\r\nHELO c\r\n" + decode(HIDDEN));
			assertThat(client.rest()).isEqualTo("500 5.5.1 This is not SMTP\n");
		}
		catch (IOException ex) {
			assertThat(ex).as("the server has closed while the client was writing").isNotNull();
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	private static String decode(String text) {
		return text.replace('R', '\r').replace('N', '\n').replace('0', '\0');
	}

}
