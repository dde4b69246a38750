package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the log shows of sessions.
 */
class TranscriptTests extends MailTest {

	private final Logger logger = (Logger) LoggerFactory.getLogger(Transcript.class);

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	TranscriptTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.setLevel(Level.DEBUG);
		this.logger.setAdditive(false);
		this.logger.addAppender(this.log);
	}

	@AfterEach
	void listenNoMore() {
		this.logger.detachAppender(this.log);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

	@Test
	void showsCommandsAndRepliesButNoSecretsAndNoContent() throws IOException {
		this.authenticator = new TestUsers();
		SpServer server = start((options) -> options.authWithoutTls(true));
		String secret = MailClient.base64("\0joe\0secret");
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("AUTH PLAIN " + MailClient.base64("\0joe\0wrong"));
			client.ask("AUTH " + secret);
			client.ask("AUTH LOGIN");
			client.ask(MailClient.base64("joe"));
			client.ask(MailClient.base64("guess"));
			client.ask(secret);
			client.ask(" AUTH PLAIN " + secret);
			client.ask("auth plain " + secret);
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\nconfidential\r\n.\r\nQUIT\r\n").rest();
		}
		Awaitility.await().untilAsserted(() -> assertThat(shown()).contains("S: 221 2.0.0 Bye"));
		assertThat(shown()).contains("mail#")
			.contains(" S: 220 mx.example.org ESMTP ready", " C: EHLO client.example", " C: AUTH PLAIN ***",
					" C: AUTH ***", " C: auth plain ***", " C: (AUTH, 8 bytes)", " C: MAIL FROM:<a@b>",
					" S: 235 2.7.0 Authenticated", " C: (content, 14 bytes)", " S: 250 2.0.0 Ok ")
			.doesNotContain(secret, MailClient.base64("joe"), MailClient.base64("guess"), "confidential");
	}

	private String shown() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
	}

}
