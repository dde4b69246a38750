package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.List;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Mails on their way to a handler, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class MailTransferTests extends MailTest {

	private static final String ENVELOPE = "MAIL FROM:<a@b.example>\r\nRCPT TO:<joe@example.org>\r\n";

	MailTransferTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void aMailReachesTheHandlerBeforeItIsAccepted() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.ask("EHLO client.example")).isEqualTo("250-mx.example.org / 250-PIPELINING"
					+ " / 250-SIZE 26214400 / 250-8BITMIME / 250-SMTPUTF8 / 250-CHUNKING / 250-BINARYMIME / 250-DSN"
					+ " / 250-ENHANCEDSTATUSCODES / 250-LIMITS MAILMAX=1000 RCPTMAX=100 / 250 HELP");
			assertThat(client.ask("MAIL FROM:<a@b.example> SIZE=20")).isEqualTo("250 2.1.0 Ok");
			assertThat(client.ask("RCPT TO:<joe@example.org>")).isEqualTo("250 2.1.5 Ok");
			assertThat(client.ask("DATA")).startsWith("354 ");
			assertThat(client.ask("Subject: x\r\n\r\n..a\r\n.")).startsWith("250 2.0.0 Ok ");
			assertThat(this.mails.isEmpty()).isFalse();
			KeptMails.Kept kept = this.mails.take();
			assertThat(kept.content()).isEqualTo("Subject: x\r\n\r\n.a\r\n");
			assertThat(kept.envelope()).isEqualTo("a@b.example to joe@example.org");
			assertThat(kept.keyword()).isEqualTo("ESMTP");
			assertThat(client.ask("QUIT")).isEqualTo("221 2.0.0 Bye");
			assertThat(client.reply()).isNull();
		}
		assertThat(this.events.messages).containsExactly(SmtpOutcome.ACCEPTED);
		assertThat(this.events.commands).containsExactly("connect 220", "ehlo 250", "mail 250", "rcpt 250", "data 354",
				". 250", "quit 221");
	}

	@Test
	void pipelinedCommandsAreAnsweredInOrderAndTogether() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			long before = server.statistics().requests().total();
			client.send(ENVELOPE + "RCPT TO:<x@elsewhere>\r\nDATA\r\n");
			assertThat(client.reply()).startsWith("250 2.1.0");
			assertThat(client.reply()).startsWith("250 2.1.5");
			assertThat(client.reply()).startsWith("550 5.7.1");
			assertThat(client.reply()).startsWith("354");
			assertThat(server.statistics().requests().total() - before).isLessThanOrEqualTo(4);
			client.send("one\r\n.\r\n" + ENVELOPE + "DATA\r\n");
			assertThat(client.reply()).startsWith("250 2.0.0");
			assertThat(client.reply()).startsWith("250 2.1.0");
			assertThat(client.reply()).startsWith("250 2.1.5");
			assertThat(client.reply()).startsWith("354");
			client.send("two\r\n.\r\nQUIT\r\n");
			assertThat(client.reply()).startsWith("250 2.0.0");
			assertThat(client.reply()).startsWith("221");
			assertThat(this.mails.take().content()).isEqualTo("one\r\n");
			assertThat(this.mails.take().content()).isEqualTo("two\r\n");
		}
	}

	@Test
	void manyMailsOfOneSessionFollowEachOther() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			for (int i = 0; i < 50; i++) {
				client.send(ENVELOPE + "DATA\r\n");
				assertThat(List.of(client.reply(), client.reply(), client.reply()))
					.allMatch((reply) -> reply.charAt(0) <= '3');
				assertThat(client.ask("mail " + i + "\r\n.")).startsWith("250");
				assertThat(this.mails.take().content()).isEqualTo("mail " + i + "\r\n");
			}
		}
	}

	@Test
	void aClientThatSendsByteByByteIsServed() throws Exception {
		SpServer server = start();
		String session = "EHLO c\r\n" + ENVELOPE + "DATA\r\nx\r\n..y\r\n.\r\nQUIT\r\n";
		try (MailClient client = MailClient.greeted(server)) {
			for (char next : session.toCharArray()) {
				client.send(String.valueOf(next));
			}
			assertThat(client.rest()).contains("\n354 ").contains("\n250 2.0.0 Ok ").endsWith("\n221 2.0.0 Bye\n");
		}
		assertThat(this.mails.take().content()).isEqualTo("x\r\n.y\r\n");
	}

	@Test
	void chunksBecomeOneMail() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b.example> BODY=BINARYMIME");
			client.send("RCPT TO:<joe@example.org>\r\nBDAT 4\r\na\n.\rBDAT 3 LAST\r\n\r\nbNOOP\r\n");
			assertThat(client.reply()).startsWith("250 2.1.5");
			assertThat(client.reply()).startsWith("250 2.0.0 4 bytes");
			assertThat(client.reply()).startsWith("250 2.0.0 Ok");
			assertThat(client.reply()).startsWith("250 2.0.0 Ok");
			assertThat(this.mails.take().content()).isEqualTo("a\n.\r\r\nb");
		}
	}

	@Test
	void chunksOutOfPlaceArePassedOver() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("BDAT 6 LAST\r\nQUIT\r\nNOOP\r\n");
			assertThat(client.reply()).startsWith("503");
			assertThat(client.reply()).startsWith("250");
			client.send("MAIL FROM:<a@b>\r\nBDAT 6 LAST\r\nQUIT\r\nBDAT 0\r\n");
			assertThat(client.reply()).startsWith("250");
			assertThat(client.reply()).startsWith("554 5.5.1");
			assertThat(client.reply()).startsWith("554 5.5.1");
			client.send("RCPT TO:<joe@example.org>\r\nBDAT 3\r\na\nbBDAT 3 LAST\r\nabc");
			assertThat(client.reply()).startsWith("250");
			assertThat(client.reply()).startsWith("550 5.6.0");
			assertThat(client.reply()).startsWith("503");
			assertThat(client.ask("BDAT x")).startsWith("501");
			assertThat(client.reply()).isNull();
		}
		assertThat(this.mails.isEmpty()).isTrue();
	}

	@Test
	void lmtpAnswersForEachRecipient() throws Exception {
		SpServer server = startLmtp();
		this.mails.data = (mail) -> {
			mail.refuse(mail.recipients().get(1), SmtpReply.of(452, "4.2.2", "Full"));
			return SmtpDecision.accept();
		};
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.ask("EHLO c")).startsWith("500");
			assertThat(client.ask("LHLO c")).startsWith("250-mx.example.org / 250-PIPELINING");
			client.send("MAIL FROM:<>\r\nRCPT TO:<j@example.org>\r\nRCPT TO:<k@example.org>\r\nDATA\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply()).get(3))
				.startsWith("354");
			assertThat(client.ask("x\r\n.")).startsWith("250 2.1.5 <j@example.org> Ok ");
			assertThat(client.reply()).isEqualTo("452 4.2.2 Full");
			assertThat(client.ask("NOOP")).startsWith("250");
		}
		assertThat(this.mails.take().keyword()).isEqualTo("LMTP");
		assertThat(this.events.messages).containsExactly(SmtpOutcome.ACCEPTED);
	}

	@Test
	void lmtpAnswersOnceToAChunkThatIsNotTheLast() throws Exception {
		SpServer server = startLmtp();
		try (MailClient client = MailClient.greeted(server)) {
			client.ask("LHLO c");
			client.send("MAIL FROM:<>\r\nRCPT TO:<j@example.org>\r\nRCPT TO:<k@example.org>\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply()))
				.allMatch((reply) -> reply.startsWith("250"));
			client.send("BDAT 3\r\na\nbBDAT 3 LAST\r\nabcNOOP\r\n");
			assertThat(client.reply()).startsWith("550 5.6.0");
			assertThat(client.reply()).startsWith("503");
			assertThat(client.reply()).startsWith("250 2.0.0 Ok");
		}
		assertThat(this.events.messages).containsExactly(SmtpOutcome.REFUSED);
	}

	@Test
	void smtpRefusesAMailThatIsRefusedForAllRecipients() throws Exception {
		SpServer server = start();
		this.mails.data = (mail) -> {
			mail.refuse(mail.recipients().get(0), SmtpReply.of(550, "5.2.0", "No"));
			SmtpRecipient other = new SmtpRecipient(SmtpAddress.parse("x@y"), java.util.Set.of(), null);
			assertThatIllegalArgumentException().isThrownBy(() -> mail.refuse(other, SmtpReply.of(550, "No")));
			return SmtpDecision.accept();
		};
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.ask("x\r\n.")).isEqualTo("550 5.2.0 No");
		}
		assertThat(this.events.messages).containsExactly(SmtpOutcome.REFUSED);
	}

	@Test
	void addsATraceHeader() throws Exception {
		SpServer server = start((options) -> options.receivedHeader(true));
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.ask("Subject: x\r\n.")).startsWith("250");
		}
		KeptMails.Kept kept = this.mails.take();
		assertThat(kept.content()).matches("Received: from client\\.example \\(\\[127\\.0\\.0\\.1]\\)\r\n"
				+ "\tby mx\\.example\\.org with ESMTP id [0-9A-Z]{12}\r\n\tfor <joe@example\\.org>;\r\n"
				+ "\t\\w{3}, \\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d \\+0000\r\nSubject: x\r\n");
		assertThat(kept.mail().length()).isEqualTo(kept.content().length());
		assertThat(kept.content()).contains(kept.mail().id());
	}

	@Test
	void tellsTheHandlerOfMailsThatAreGivenUp() throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<one@b>");
			client.ask("RSET");
			client.ask("MAIL FROM:<two@b>");
			client.ask("HELO c");
			client.ask("MAIL FROM:<three@b>");
			client.ask("QUIT");
			assertThat(client.reply()).isNull();
		}
		Awaitility.await()
			.untilAsserted(() -> assertThat(this.mails.told).containsExactly("reset one@b", "reset two@b",
					"reset three@b", "closed"));
		assertThat(this.events.messages).isEmpty();
	}

}
