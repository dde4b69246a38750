package io.spserver.protocol.smtp;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.spserver.Pattern;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions that end early, servers that stop, and mails that are large, in both patterns.
 * On Linux, where open files can be listed.
 */
@EnabledOnOs(OS.LINUX)
@ParameterizedClass
@EnumSource(Pattern.class)
class SmtpEndingsTests extends MailTest {

	private static final String SESSION = "EHLO c\r\nMAIL FROM:<a@b>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n"
			+ "Subject: x\r\n\r\ntext\r\n.\r\n";

	SmtpEndingsTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void nothingHalfReceivedReachesAHandler() throws Exception {
		SpServer server = start();
		for (int length = 0; length < SESSION.length(); length += 3) {
			try (MailClient client = MailClient.greeted(server)) {
				client.send(SESSION.substring(0, length));
				if (length % 2 == 0) {
					client.endInput().rest();
				}
				else {
					client.vanish();
				}
			}
		}
		Awaitility.await().untilAsserted(() -> assertThat(this.runtime.sessions().count()).isZero());
		assertThat(this.mails.isEmpty()).isTrue();
		assertThat(this.events.messages).containsOnly(SmtpOutcome.ABORTED).isNotEmpty();
	}

	@Test
	void aMailIsHandledWhoseClientLeavesAfterItsEnd() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.send(SESSION).endInput().rest()).contains("\n250 2.0.0 Ok ");
		}
		assertThat(this.mails.take().content()).isEqualTo("Subject: x\r\n\r\ntext\r\n");
	}

	@Test
	void aServerThatStopsSaysSoBetweenMails() throws Exception {
		SpServer server = start();
		try (MailClient idle = MailClient.introduced(server); MailClient busy = MailClient.transmitting(server)) {
			busy.send("one\r\n");
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(20));
			assertThat(idle.rest()).isEqualTo("421 4.3.2 mx.example.org stops, try again later\n");
			idle.close();
			busy.send("two\r\n");
			assertThat(stopped).isNotDone();
			assertThat(busy.ask(".")).startsWith("250 2.0.0");
			assertThat(busy.rest()).startsWith("421 4.3.2");
			busy.close();
			assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
		}
		assertThat(this.mails.take().content()).isEqualTo("one\r\ntwo\r\n");
	}

	@Test
	void aServerThatStopsWaitsForAnEnvelopeToo() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b>");
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(20));
			assertThat(client.code("RCPT TO:<joe@example.org>")).isEqualTo(250);
			assertThat(client.code("RSET")).isEqualTo(250);
			assertThat(client.rest()).startsWith("421 4.3.2");
			client.close();
			assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aServerThatStopsWaitsForAHandler() throws Exception {
		SpServer server = start();
		CountDownLatch entered = new CountDownLatch(1);
		CountDownLatch release = new CountDownLatch(1);
		this.mails.data = (mail) -> {
			entered.countDown();
			release.await();
			return SmtpDecision.accept();
		};
		try (MailClient client = MailClient.transmitting(server)) {
			client.send("x\r\n.\r\n");
			entered.await();
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(20));
			release.countDown();
			assertThat(client.reply()).startsWith("250 2.0.0");
			assertThat(client.rest()).startsWith("421");
			client.close();
			assertThat(stopped.get(20, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void aLargeMailIsInAFileUntilItIsHandled() throws Exception {
		SpServer server = start(limits((limits) -> limits.maxMessageInMemory(100_000)));
		this.mails.data = (mail) -> {
			assertThat(mail.isInMemory()).isEqualTo(mail.length() <= 100_000);
			assertThat(openFiles()).isEqualTo(mail.isInMemory() ? 0 : 1);
			return SmtpDecision.accept();
		};
		String line = "0123456789".repeat(7) + "\r\n";
		try (MailClient client = MailClient.introduced(server)) {
			for (int lines : new int[] { 10_000, 100 }) {
				client.send("MAIL FROM:<a@b>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n" + line.repeat(lines) + ".\r\n");
				client.reply();
				client.reply();
				client.reply();
				assertThat(client.reply()).startsWith("250 2.0.0");
				assertThat(this.mails.take().content()).isEqualTo(line.repeat(lines));
			}
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<joe@example.org>\r\nDATA\r\n" + line.repeat(10_000));
			client.endInput().rest();
		}
		Awaitility.await().untilAsserted(() -> assertThat(openFiles()).isZero());
		assertThat(this.mails.isEmpty()).isTrue();
	}

	private static long openFiles() throws IOException {
		try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
			return descriptors.filter(SmtpEndingsTests::isSpool).count();
		}
	}

	private static boolean isSpool(Path descriptor) {
		try {
			return Files.readSymbolicLink(descriptor).toString().matches(".*/spserver-\\d+\\.tmp.*");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
