package io.spserver.boot.autoconfigure.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.handler.smtp.ListenerInterceptor;
import io.spserver.boot.mail.ReceivedMail;
import io.spserver.protocol.smtp.SmtpException;
import io.spserver.protocol.smtp.SmtpReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mail that arrives at beans, over real connections.
 */
class SmtpListenerTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerSmtpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.mail.protocol=smtp",
				"spserver.servers.mail.port=0");

	@ParameterizedTest
	@ValueSource(strings = { "half-sync-half-async", "leader-followers" })
	void mailArrivesAtItsListener(String pattern) {
		this.contextRunner.withBean(Inbox.class)
			.withPropertyValues("spserver.servers.mail.pattern=" + pattern)
			.run((context) -> {
				try (SmtpClient client = SmtpClient.of(context).hello()) {
					assertThat(client.mail("ann@example.com", "bob@example.org")).startsWith("250 ");
					assertThat(client.mail("", "carl@example.org")).startsWith("250 ");
				}
				assertThat(context.getBean(Inbox.class).mails).extracting(Object::toString)
					.satisfiesExactly(
							(mail) -> assertThat(mail).endsWith(" from <ann@example.com> to [<bob@example.org>]"),
							(mail) -> assertThat(mail).endsWith(" from <> to [<carl@example.org>]"));
			});
	}

	@Test
	void recipientsThatNobodyIsForAreRefused() {
		this.contextRunner.withBean(Inbox.class).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.say("MAIL FROM:<ann@example.com>")).startsWith("250 ");
				assertThat(client.say("RCPT TO:<bob@example.com>")).startsWith("550 ");
				assertThat(client.say("RCPT TO:<bob@example.org>")).startsWith("250 ");
			}
		});
	}

	@Test
	void exceptionsOfListenersAreAnswered() {
		this.contextRunner.withBean(Inbox.class).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.mail("ann@example.com", "full@example.org")).isEqualTo("552 5.2.2 Full");
				assertThat(client.mail("ann@example.com", "broken@example.org")).startsWith("451 ");
				assertThat(client.mail("ann@example.com", "bob@example.org")).startsWith("250 ");
			}
			assertThat(context.getBean(Inbox.class).mails).hasSize(1);
		});
	}

	@Test
	void mailIsAcceptedWhenEveryListenerHasReturned() {
		this.contextRunner.withBean(Inbox.class).withBean(Slow.class).run((context) -> {
			Slow slow = context.getBean(Slow.class);
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				client.begin("ann@example.com", "bob@example.org").send("Subject: s", "", ".");
				assertThat(slow.entered.await(30, TimeUnit.SECONDS)).isTrue();
				assertThat(client.hasAnswer()).isFalse();
				assertThat(context.getBean(Inbox.class).mails).hasSize(1);
				slow.mayReturn.countDown();
				assertThat(client.read()).startsWith("250 ");
			}
		});
	}

	@Test
	void inLmtpEachRecipientHasItsAnswer() {
		this.contextRunner.withBean(Inbox.class)
			.withPropertyValues("spserver.servers.mail.protocol=lmtp")
			.run((context) -> {
				try (SmtpClient client = SmtpClient.of(context)) {
					assertThat(client.say("LHLO client.example.org")).startsWith("250 ");
					client.begin("ann@example.com", "bob@example.org", "full@example.org", "broken@example.org");
					assertThat(client.say("Subject: s", "", ".")).startsWith("250 ");
					assertThat(client.read()).isEqualTo("552 5.2.2 Full");
					assertThat(client.read()).startsWith("451 ");
				}
				assertThat(context.getBean(Inbox.class).mails).singleElement()
					.satisfies((mail) -> assertThat(mail.allRecipients()).hasSize(3));
			});
	}

	@Test
	void largeMailIsReadFromItsFile() {
		this.contextRunner.withBean(Measuring.class)
			.withPropertyValues("spserver.servers.mail.smtp.max-message-in-memory=1KB")
			.run((context) -> {
				try (SmtpClient client = SmtpClient.of(context).hello()) {
					client.begin("ann@example.com", "bob@example.org")
						.send("Content-Type: multipart/mixed; boundary=b", "", "--b", "", "text", "--b",
								"Content-Disposition: attachment; filename=a.txt", "");
					for (int i = 0; i < 1_000; i++) {
						client.send("x".repeat(100));
					}
					assertThat(client.say("--b--", ".")).startsWith("250 ");
				}
				assertThat(context.getBean(Measuring.class).seen).containsExactly("text", "a.txt", "101998");
			});
	}

	@Test
	void listenersKnowTheIdOfTheMailThatTheClientHears() {
		this.contextRunner.withBean(Inbox.class).withBean(ListenerInterceptor.class, () -> (call, next) -> {
			assertThat(MDC.get("mailId")).isEqualTo(call.mail().id());
			next.proceed();
		}).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				String answer = client.mail("ann@example.com", "bob@example.org");
				ReceivedMail mail = context.getBean(Inbox.class).mails.get(0);
				assertThat(answer).startsWith("250 ").contains(mail.id());
				assertThat(mail.headers().first("Received")).contains(mail.id());
			}
		});
	}

	static class Inbox {

		final List<ReceivedMail> mails = new CopyOnWriteArrayList<>();

		@SmtpListener(server = "mail", recipients = "full@example.org")
		@Order(1)
		void full() {
			throw new SmtpException(SmtpReply.of(552, "5.2.2", "Full"));
		}

		@SmtpListener(server = "mail", recipients = "broken@example.org")
		@Order(2)
		void broken() {
			throw new IllegalStateException("planned");
		}

		@SmtpListener(server = "mail", recipients = "*@${domain:example.org}")
		@Order(3)
		void keep(ReceivedMail mail) {
			this.mails.add(mail.detach());
		}

	}

	static class Slow {

		final CountDownLatch entered = new CountDownLatch(1);

		final CountDownLatch mayReturn = new CountDownLatch(1);

		@SmtpListener
		@Order(4)
		void take() throws InterruptedException {
			this.entered.countDown();
			assertThat(this.mayReturn.await(30, TimeUnit.SECONDS)).isTrue();
		}

	}

	static class Measuring {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@SmtpListener
		void take(ReceivedMail mail) throws IOException {
			this.seen.add(String.valueOf(mail.text()));
			this.seen.add(String.valueOf(mail.attachments().get(0).name()));
			try (InputStream in = mail.attachments().get(0).openStream()) {
				this.seen.add(String.valueOf(in.transferTo(OutputStream.nullOutputStream())));
			}
		}

	}

}
