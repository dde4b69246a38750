package io.spserver.protocol.smtp;

import java.io.IOException;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Pattern;
import io.spserver.server.SpServer;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * STARTTLS, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class SmtpEncryptionTests extends MailTest {

	private final X509Bundle certificate;

	SmtpEncryptionTests(Pattern pattern) throws Exception {
		super(pattern);
		this.certificate = new CertificateBuilder().subject("CN=localhost")
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildSelfSigned();
	}

	@BeforeEach
	void haveTls() throws Exception {
		this.authenticator = new TestUsers();
		this.tls = new TlsOptions(this.certificate.toKeyManagerFactory(), this.certificate.toTrustManagerFactory(),
				ClientAuth.NONE, List.of(), List.of())
			.mode(TlsOptions.Mode.STARTTLS);
	}

	private SSLContext trusting() throws Exception {
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(null, new TrustManager[] { this.certificate.toTrustManager() }, null);
		return context;
	}

	@Test
	void nothingIsKeptFromBeforeTls() throws Exception {
		SpServer server = start((options) -> options.requireTls(true));
		try (MailClient client = MailClient.greeted(server)) {
			assertThat(client.ask("EHLO c")).contains("250-STARTTLS").doesNotContain("AUTH");
			assertThat(client.ask("MAIL FROM:<a@b>")).startsWith("530 5.7.0");
			assertThat(client.ask("STARTTLS x")).startsWith("501");
			assertThat(client.ask("STARTTLS")).startsWith("220 2.0.0");
			client.startTls(trusting());
			assertThat(client.ask("MAIL FROM:<a@b>")).startsWith("503 5.5.1");
			assertThat(client.ask("EHLO c")).contains("AUTH PLAIN").doesNotContain("STARTTLS");
			assertThat(client.ask("STARTTLS")).startsWith("503");
			assertThat(client.ask("AUTH PLAIN " + MailClient.base64("\0joe\0secret"))).startsWith("235");
			client.send("MAIL FROM:<a@b>\r\nRCPT TO:<j@example.org>\r\nDATA\r\nx\r\n.\r\n");
			assertThat(List.of(client.reply(), client.reply(), client.reply(), client.reply()).get(3))
				.startsWith("250");
		}
		assertThat(this.mails.take().keyword()).isEqualTo("ESMTPSA");
	}

	@Test
	void commandsInThePacketOfStarttlsAreRefused() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.send("STARTTLS\r\nMAIL FROM:<evil@b>\r\nRCPT TO:<j@example.org>\r\n");
			assertThat(client.rest()).isEqualTo("554 5.5.0 Nothing may be sent with STARTTLS\n");
		}
		assertThat(this.events.commands).doesNotContain("mail 250");
	}

	@Test
	void aMailThatHasBegunIsGivenUp() throws Exception {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			client.ask("MAIL FROM:<a@b>");
			assertThat(client.ask("STARTTLS")).startsWith("220");
			client.startTls(trusting());
			client.ask("EHLO c");
			assertThat(client.code("RCPT TO:<j@example.org>")).isEqualTo(503);
		}
		assertThat(this.mails.told).contains("reset a@b");
	}

	@Test
	void aClientThatShakesNoHandsIsDisconnected() throws IOException {
		SpServer server = start();
		try (MailClient client = MailClient.introduced(server)) {
			assertThat(client.ask("STARTTLS")).startsWith("220");
			assertThat(client.send("MAIL FROM:<a@b>\r\n").rest()).doesNotContain("250");
		}
	}

}
