package io.spserver.protocol.smtp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

import io.spserver.AddressRange;
import io.spserver.Pattern;
import io.spserver.protocol.smtp.auth.ScramClient;
import io.spserver.server.SpServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients that show who they are.
 */
class AuthenticationTests extends MailTest {

	private static final String PLAIN = "AUTH PLAIN " + MailClient.base64("\0joe\0secret");

	AuthenticationTests() {
		super(Pattern.HALF_SYNC_HALF_ASYNC);
	}

	@BeforeEach
	void knowUsers() {
		this.authenticator = new TestUsers();
	}

	private SpServer startAllowing() throws IOException {
		return start((options) -> options.authWithoutTls(true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PLAIN| \0joe\0secret", "PLAIN |\0joe\0secret", "PLAIN |joe\0joe\0secret",
			"LOGIN |joe|secret", "LOGIN joe|secret", "login |joe|secret", "XOAUTH2 user=joe\1auth=Bearer token\1\1",
			"XOAUTH2 |user=joe\1auth=Bearer token\1\1" })
	void aClientMayAuthenticate(String dialogue) throws Exception {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(say(client, dialogue)).startsWith("235 2.7.0");
			assertThat(client.code(PLAIN)).isEqualTo(503);
			client.send("MAIL FROM:<a@b> AUTH=joe+2Bx@y\r\nRCPT TO:<j@example.org>\r\nDATA\r\nx\r\n.\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply()).get(3))
				.startsWith("250");
		}
		KeptMails.Kept kept = this.mails.take();
		assertThat(kept.user()).isEqualTo("joe");
		assertThat(kept.keyword()).isEqualTo("ESMTPA");
		assertThat(kept.mail().sender().auth()).isEqualTo("joe+x@y");
	}

	@ParameterizedTest
	@ValueSource(strings = { "PLAIN \0joe\0wrong", "PLAIN other\0joe\0secret", "PLAIN \0nobody\0secret",
			"LOGIN joe|wrong", "XOAUTH2 user=joe\1auth=Bearer wrong\1\1|" })
	void whoeverIsNotKnownIsRefused(String dialogue) throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(say(client, dialogue)).startsWith("535 5.7.8");
			assertThat(client.code(PLAIN)).isEqualTo(235);
		}
	}

	/** Says a mechanism and what follows; a bar stands between lines. */
	private static String say(MailClient client, String dialogue) throws IOException {
		String[] lines = dialogue.split("\\|", -1);
		String[] first = lines[0].split(" ", 2);
		String initial = (first.length > 1 && !first[1].isEmpty()) ? " " + MailClient.base64(first[1]) : "";
		String reply = client.ask("AUTH " + first[0] + initial);
		for (int i = 1; i < lines.length; i++) {
			assertThat(reply).startsWith("334 ");
			reply = client.ask(MailClient.base64(lines[i].strip().isEmpty() ? lines[i] : lines[i].stripLeading()));
		}
		return reply;
	}

	@Test
	void aPasswordNeedNotBeSent() throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			ScramClient scram = new ScramClient("joe", "secret");
			String challenge = client.ask("AUTH SCRAM-SHA-256 " + MailClient.base64(scram.first()));
			String signature = client.ask(MailClient.base64(scram.last(decode(challenge))));
			assertThat(decode(signature)).isEqualTo(scram.expectedSignature());
			assertThat(client.ask("")).startsWith("235");
		}
	}

	private static String decode(String reply) {
		return new String(Base64.getDecoder().decode(reply.substring(4)), StandardCharsets.UTF_8);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*|501 5.7.0", "?|501 5.5.2", "====|501 5.5.2", "YQ==|501 5.5.2", "DATA|501 5.5.2",
			"NOOP|501 5.5.2" })
	void whatIsNoAnswerEndsTheExchange(String lines) throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.ask("AUTH PLAIN")).isEqualTo("334 ");
			assertThat(client.ask(lines.substring(0, lines.indexOf('|'))))
				.startsWith(lines.substring(lines.indexOf('|') + 1));
			assertThat(client.code("NOOP")).isEqualTo(250);
		}
	}

	@Test
	void withoutTlsNobodyAuthenticates() throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.ask("EHLO c")).doesNotContain("AUTH");
			assertThat(client.ask(PLAIN)).startsWith("538 5.7.11");
		}
	}

	@Test
	void offersWhatTheAuthenticatorKnows() throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.code(PLAIN)).isEqualTo(503);
			assertThat(client.ask("EHLO c")).contains(" / 250-AUTH PLAIN LOGIN XOAUTH2 SCRAM-SHA-256 / ");
			assertThat(client.ask("AUTH CRAM-MD5")).startsWith("504");
			assertThat(client.ask("AUTH")).startsWith("504");
			client.ask("MAIL FROM:<a@b>");
			assertThat(client.code(PLAIN)).isEqualTo(503);
		}
	}

	@Test
	void tooManyFailuresEndTheSession() throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			String wrong = "AUTH PLAIN " + MailClient.base64("\0joe\0wrong");
			assertThat(client.code(wrong)).isEqualTo(535);
			assertThat(client.code(wrong)).isEqualTo(535);
			assertThat(client.ask(wrong)).startsWith("421 4.7.0");
			assertThat(client.reply()).isNull();
		}
	}

	@Test
	void aFailingAuthenticatorIsTemporary() throws IOException {
		SpServer server = startAllowing();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.ask("AUTH PLAIN " + MailClient.base64("\0broken\0x"))).startsWith("454 4.7.0");
			assertThat(client.code(PLAIN)).isEqualTo(235);
		}
	}

	@Test
	void aHandlerMayRefuseWhoIsKnown() throws IOException {
		SpServer server = startAllowing();
		this.mails.first = (step, session) -> step.equals("auth joe") ? SmtpDecision.refuse(535, "Not you")
				: SmtpDecision.pass();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.ask(PLAIN)).isEqualTo("535 5.0.0 Not you");
		}
	}

	@Test
	void mailMayNeedAuthentication() throws IOException {
		SpServer server = start((options) -> options.authWithoutTls(true).requireAuth(true));
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.ask("MAIL FROM:<a@b>")).startsWith("530 5.7.0");
			client.ask(PLAIN);
			assertThat(client.code("MAIL FROM:<a@b>")).isEqualTo(250);
		}
	}

	@Test
	void aTrustedPeerTellsForWhomItSpeaks() throws Exception {
		SpServer server = start((options) -> options.receivedHeader(true)
			.trustedPeers(List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"))));
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.ask("EHLO c")).contains(" / 250-XCLIENT NAME ADDR LOGIN / ");
			assertThat(client.ask("XCLIENT ADDR=nonsense")).startsWith("501");
			assertThat(client.ask("XCLIENT FOO=x")).startsWith("501");
			assertThat(client.ask("XCLIENT ADDR=IPv6:2001:db8::1 PORT=9 NAME=peer.example LOGIN=ann"))
				.startsWith("220 ");
			assertThat(client.code("MAIL FROM:<a@b>")).isEqualTo(503);
			client.send("EHLO other\r\nMAIL FROM:<a@b>\r\nRCPT TO:<j@example.org>\r\nDATA\r\nx\r\n.\r\n");
			for (int i = 0; i < 5; i++) {
				assertThat(client.reply()).isNotNull();
			}
		}
		KeptMails.Kept kept = this.mails.take();
		assertThat(kept.content()).startsWith("Received: from other (peer.example [IPv6:2001:db8:0:0:0:0:0:1])");
		assertThat(kept.user()).isEqualTo("ann");
	}

}
