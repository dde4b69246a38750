package io.spserver.boot.test;

import java.time.Duration;
import java.util.List;
import java.util.Properties;

import io.spserver.boot.mail.ReceivedMail;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMessage.RecipientType;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MailServerExtension}, {@link TestMailServer} and
 * {@link TestMailServerConfiguration}, with jakarta.mail as the client.
 */
class MailServerExtensionTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	@RegisterExtension
	static final MailServerExtension mail = new MailServerExtension();

	@RegisterExtension
	final MailServerExtension withUsers = new MailServerExtension((server) -> server.user("ann", "secret"));

	@Test
	void waitsForMail() throws MessagingException {
		send(mail.server(), new Properties(), "Grüße");
		List<ReceivedMail> mails = mail.awaitMail(1, TIMEOUT);
		assertThat(mails).singleElement().satisfies((received) -> {
			assertThat(received.subject()).isEqualTo("Grüße");
			assertThat(received.text()).startsWith("Hello.");
			assertThat(received.recipients()).hasSize(1);
		});
	}

	@Test
	void testsBeginWithoutMail() throws MessagingException {
		TestMailServer server = mail.server();
		assertThat(server.mails()).isEmpty();
		send(server, new Properties(), "first");
		send(server, new Properties(), "second");
		assertThat(server.awaitMail(2, TIMEOUT)).extracting(ReceivedMail::subject).containsExactly("first", "second");
	}

	@Test
	void saysWhatHasArrivedInstead() throws MessagingException {
		send(mail.server(), new Properties(), "one");
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> mail.awaitMail(2, Duration.ofMillis(50)))
			.withMessageContaining("Expected 2 mails")
			.withMessageContaining("from <ann@example.org> to [<bob@example.org>]");
	}

	@Test
	void usersLogIn() throws MessagingException {
		Properties properties = new Properties();
		properties.setProperty("mail.smtp.auth", "true");
		send(this.withUsers.server(), properties, "mine");
		assertThat(this.withUsers.awaitMail(1, TIMEOUT).get(0).principal())
			.satisfies((principal) -> assertThat(principal).extracting("name").isEqualTo("ann"));
		Session session = session(this.withUsers.server(), properties);
		assertThatExceptionOfType(AuthenticationFailedException.class)
			.isThrownBy(() -> session.getTransport("smtp").connect("ann", "wrong"));
	}

	@Test
	void lmtpIsSpokenToo() {
		try (TestMailServer server = TestMailServer.builder().lmtp().start()) {
			assertThatExceptionOfType(MessagingException.class).isThrownBy(() -> send(server, new Properties(), "s"));
		}
	}

	@Test
	void beanTellsTheSenderWhereItIs() throws MessagingException {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				TestMailServerConfiguration.class)) {
			TestMailServer server = context.getBean(TestMailServer.class);
			send(server, new Properties(), "to a bean");
			assertThat(server.awaitMail(1, TIMEOUT)).hasSize(1);
		}
	}

	private static void send(TestMailServer server, Properties properties, String subject) throws MessagingException {
		MimeMessage message = new MimeMessage(session(server, properties));
		message.setFrom(new InternetAddress("ann@example.org"));
		message.setRecipient(RecipientType.TO, new InternetAddress("bob@example.org"));
		message.setSubject(subject, "UTF-8");
		message.setText("Hello.");
		Transport.send(message, "ann", "secret");
	}

	private static Session session(TestMailServer server, Properties properties) {
		properties.setProperty("mail.smtp.host", server.host());
		properties.setProperty("mail.smtp.port", String.valueOf(server.port()));
		properties.setProperty("mail.smtp.timeout", "30000");
		return Session.getInstance(properties);
	}

	@Nested
	class InsideAnotherClass {

		@Test
		void theServerIsTheSame() throws MessagingException {
			assertThat(mail.mails()).isEmpty();
			send(mail.server(), new Properties(), "nested");
			assertThat(mail.awaitMail(1, TIMEOUT)).hasSize(1);
		}

	}

}
