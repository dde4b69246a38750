package io.spserver.protocol.smtp;

import java.io.IOException;
import java.time.Duration;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Clients that go too far.
 */
class SmtpLimitsTests extends MailTest {

	SmtpLimitsTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	@Test
	void aMailThatIsTooLargeIsRefusedAtItsEnd() throws Exception {
		SpServer server = start(limits((limits) -> limits.maxMessageSize(1000)));
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.ask("x".repeat(999) + "\r\n.")).startsWith("552 5.3.4");
			assertThat(client.code("MAIL FROM:<a@b> SIZE=1001")).isEqualTo(552);
			client.ask("MAIL FROM:<a@b> SIZE=1000");
			client.ask("RCPT TO:<joe@example.org>");
			client.send("BDAT 600\r\n" + "x".repeat(600) + "BDAT 401 LAST\r\n" + "x".repeat(401));
			assertThat(client.reply()).startsWith("250");
			assertThat(client.reply()).startsWith("552");
			client.ask("MAIL FROM:<a@b>");
			client.ask("RCPT TO:<joe@example.org>");
			client.ask("DATA");
			assertThat(client.ask("x".repeat(998) + "\r\n.")).startsWith("250");
		}
		assertThat(this.mails.take().content()).hasSize(1000);
		assertThat(this.events.messages).containsExactly(SmtpOutcome.REFUSED, SmtpOutcome.REFUSED,
				SmtpOutcome.ACCEPTED);
	}

	@Test
	void aMailThatDoesNotEndClosesTheSession() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxMessageSize(1000)));
		try (MailClient client = MailClient.transmitting(server)) {
			String line = "x".repeat(998) + "\r\n";
			for (int i = 0; i < 1200; i++) {
				client.send(line);
			}
			assertThat(client.reply()).startsWith("552 5.3.4");
			assertThat(client.reply()).isNull();
		}
		catch (IOException ex) {
			assertThat(ex).as("the server has closed while the client was writing").isNotNull();
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void recipientsAreLimited() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxRecipients(3)));
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b>");
			for (int i = 0; i < 3; i++) {
				assertThat(client.code("RCPT TO:<j" + i + "@example.org>")).isEqualTo(250);
			}
			assertThat(client.ask("RCPT TO:<k@example.org>")).startsWith("452 4.5.3");
			assertThat(client.code("DATA")).isEqualTo(354);
		}
	}

	@Test
	void aFloodOfRecipientsClosesTheSession() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxRecipients(3)));
		try (MailClient client = MailClient.introduced(server)) {
			client.send("MAIL FROM:<a@b>\r\n" + "RCPT TO:<joe@example.org>\r\n".repeat(1004));
			String replies = client.rest();
			assertThat(replies.lines()).hasSize(1005);
			assertThat(replies).endsWith("452 4.5.3 Too many recipients\n421 4.7.0 Far too many recipients\n");
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void aFloodOfUnknownRecipientsClosesTheSession() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxErrors(10)));
		try (MailClient client = MailClient.introduced(server)) {
			client.send("MAIL FROM:<a@b>\r\n" + "RCPT TO:<x@elsewhere>\r\n".repeat(1000));
			String replies = client.rest();
			assertThat(replies.lines()).hasSize(12);
			assertThat(replies).endsWith("421 4.7.0 Too many errors\n");
		}
	}

	@Test
	void anAcceptedMailWipesErrorsOut() throws Exception {
		SpServer server = start(limits((limits) -> limits.maxErrors(2)));
		try (MailClient client = MailClient.introduced(server)) {
			for (int i = 0; i < 3; i++) {
				client.ask("MAIL FROM:<a@b>");
				assertThat(client.code("RCPT TO:<x@elsewhere>")).isEqualTo(550);
				assertThat(client.code("FROB")).isEqualTo(500);
				client.ask("RCPT TO:<joe@example.org>");
				client.ask("DATA");
				assertThat(client.code("x\r\n.")).isEqualTo(250);
			}
			client.ask("FROB");
			client.ask("FROB");
			assertThat(client.code("FROB")).isEqualTo(421);
			assertThat(client.reply()).isNull();
		}
	}

	@Test
	void commandsThatSendNoMailAreLimited() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxIdleCommands(5)));
		try (MailClient client = MailClient.introduced(server)) {
			client.send("NOOP\r\n".repeat(10));
			assertThat(client.rest().lines()).hasSize(5).last().asString().startsWith("421 4.7.0");
		}
	}

	@Test
	void mailsOfASessionAreLimited() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxMessages(1)));
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.code("x\r\n.")).isEqualTo(250);
			assertThat(client.code("MAIL FROM:<a@b>")).isEqualTo(421);
			assertThat(client.reply()).isNull();
		}
	}

	@Test
	void linesAreLimited() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxLineLength(600)));
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.code("NOOP " + "x".repeat(595))).isEqualTo(250);
			assertThat(client.ask("NOOP " + "x".repeat(596))).startsWith("500 5.5.2");
			assertThat(client.ask("NOOP " + "x".repeat(30_000))).startsWith("500 5.5.2");
			assertThat(client.code("NOOP")).isEqualTo(250);
		}
	}

	@Test
	void aSessionEndsThatLastsTooLong() throws IOException {
		SpServer server = start(limits((limits) -> limits.maxSessionTime(Duration.ofSeconds(1))));
		try (MailClient client = MailClient.transmitting(server)) {
			client.send("x\r\n");
			assertThat(client.rest()).startsWith("421 4.4.2");
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void anIdleSessionEnds() throws IOException {
		SpServer server = start(SmtpProtocol.smtp(options((options) -> options)),
				(options) -> options.timeout(Duration.ofMillis(300)));
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.rest()).startsWith("421 4.4.2");
		}
	}

	@Test
	void sessionsOfOneHostAreLimited() throws IOException {
		SpServer server = start(SmtpProtocol.smtp(options((options) -> options)),
				(options) -> options.maxConnectionsPerAddress(1));
		try (MailClient client = MailClient.introduced(server); MailClient other = new MailClient(server)) {
			assertThat(other.rest()).isEqualTo("421 4.3.2 System busy, try again later.\n");
			assertThat(client.code("NOOP")).isEqualTo(250);
		}
	}

	@Test
	void theGreetingCanBeDelayed() throws IOException {
		SpServer server = start((options) -> options.greetingDelay(Duration.ofMillis(200)));
		try (MailClient patient = MailClient.introduced(server)) {
			assertThat(patient.code("NOOP")).isEqualTo(250);
		}
		try (MailClient hasty = new MailClient(server)) {
			hasty.send("EHLO c\r\nMAIL FROM:<a@b>\r\n");
			assertThat(hasty.reply()).startsWith("220");
			assertThat(hasty.reply()).startsWith("554 5.5.0");
			assertThat(hasty.reply()).isNull();
		}
	}

	@Test
	void refusesLimitsThatMakeNoSense() {
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpLimits.builder().maxRecipients(0));
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpLimits.builder().maxLineLength(100));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> SmtpLimits.builder().maxSessionTime(Duration.ofSeconds(-1)));
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpOptions.builder().hostname("a b"));
	}

}
