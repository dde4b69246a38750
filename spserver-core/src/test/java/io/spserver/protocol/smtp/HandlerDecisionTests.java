package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What handlers decide, and what clients hear of it.
 */
class HandlerDecisionTests extends MailTest {

	private static final SmtpReply NO = SmtpReply.of(553, "5.3.0", "No");

	HandlerDecisionTests() {
		super(Pattern.LEADER_FOLLOWERS);
	}

	@ParameterizedTest
	@CsvSource({ "helo c, EHLO c", "mail a@b, MAIL FROM:<a@b>", "recipient x@example.org, RCPT TO:<x@example.org>" })
	void eachStepCanBeRefusedOrClosed(String step, String command) throws IOException {
		SpServer server = start();
		for (SmtpDecision decision : List.of(SmtpDecision.refuse(NO), SmtpDecision.close(NO))) {
			this.mails.first = (asked, session) -> asked.equals(step) ? decision : SmtpDecision.pass();
			try (MailClient client = MailClient.introduced(server)) {
				if (command.startsWith("RCPT")) {
					client.ask("MAIL FROM:<a@b>");
				}
				assertThat(client.ask(command)).isEqualTo("553 5.3.0 No");
				boolean open = decision.kind() == SmtpDecision.Kind.REFUSE;
				assertThat(client.ask("NOOP")).isEqualTo(open ? "250 2.0.0 Ok" : "null");
			}
		}
	}

	@ParameterizedTest
	@CsvSource({ "helo c, EHLO c, 451", "mail a@b, MAIL FROM:<a@b>, 451" })
	void whatIsThrownBecomesAReply(String step, String command, int code) throws IOException {
		SpServer server = start();
		Map<Exception, Integer> codes = Map.of(new IllegalStateException("thrown by a test"), code,
				new SmtpException(NO), 553);
		for (Map.Entry<Exception, Integer> thrown : codes.entrySet()) {
			this.mails.first = (asked, session) -> {
				if (asked.equals(step)) {
					throw thrown.getKey();
				}
				return SmtpDecision.pass();
			};
			try (MailClient client = MailClient.introduced(server)) {
				assertThat(client.code(command)).isEqualTo(thrown.getValue());
				assertThat(client.code("NOOP")).isEqualTo(250);
			}
		}
	}

	@Test
	void whatIsThrownForAMailHasItSentAgain() throws IOException {
		SpServer server = start();
		this.mails.data = (mail) -> {
			throw new IllegalStateException("thrown by a test");
		};
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.ask("x\r\n.")).startsWith("451 4.3.0");
			assertThat(client.code("MAIL FROM:<a@b>")).isEqualTo(250);
			assertThat(this.mails.told).isEmpty();
		}
		assertThat(this.events.messages).containsExactly(SmtpOutcome.FAILED);
	}

	@Test
	void aRefusedClientMayOnlyQuit() throws IOException {
		SpServer server = start();
		this.mails.first = (asked, session) -> SmtpDecision.refuse(SmtpReply.of(554, "5.7.1", "Go away"));
		try (MailClient client = new MailClient(server)) {
			assertThat(client.reply()).isEqualTo("554 5.7.1 Go away");
			assertThat(client.code("EHLO c")).isEqualTo(503);
			assertThat(client.code("QUIT")).isEqualTo(221);
		}
	}

	@Test
	void aHandlerMayAcceptInItsOwnWords() throws IOException {
		SpServer server = start();
		this.mails.data = (mail) -> SmtpDecision.accept(new SmtpReply(250, "2.6.0", List.of("Thank you", "very much")));
		try (MailClient client = MailClient.transmitting(server)) {
			assertThat(client.ask("x\r\n.")).isEqualTo("250-2.6.0 Thank you / 250 2.6.0 very much");
		}
	}

	@Test
	void handlersOfAChainAreAskedInOrder() throws IOException {
		SmtpProtocol protocol = SmtpProtocol.smtp(options((options) -> options));
		SmtpHandlerFactory passing = (session) -> new SmtpHandler() {
		};
		SmtpHandlerFactory other = (session) -> new SmtpHandler() {

			@Override
			public SmtpDecision recipient(SmtpSession asking, SmtpRecipient recipient) {
				return switch (recipient.address().localPart()) {
					case "refused" -> SmtpDecision.refuse(NO);
					case "unknown" -> SmtpDecision.pass();
					default -> SmtpDecision.accept();
				};
			}

		};
		SpServer server = this.runtime.create(ServerOptions.builder("chain", protocol).build(),
				protocol.handlers(List.of(passing, other, (session) -> this.mails), null, SmtpEvents.NONE), null);
		server.start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b>");
			assertThat(client.code("RCPT TO:<refused@example.org>")).isEqualTo(553);
			assertThat(client.code("RCPT TO:<x@elsewhere>")).isEqualTo(250);
			assertThat(client.code("RCPT TO:<unknown@elsewhere>")).isEqualTo(550);
			assertThat(client.code("RCPT TO:<unknown@example.org>")).isEqualTo(250);
		}
	}

}
