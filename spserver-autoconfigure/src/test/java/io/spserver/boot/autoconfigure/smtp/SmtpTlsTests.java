package io.spserver.boot.autoconfigure.smtp;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.mail.ReceivedMail;
import io.spserver.boot.test.TestMailServer;
import io.spserver.protocol.smtp.SmtpOptions;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMessage.RecipientType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for mail that comes by TLS, with jakarta.mail as the client.
 */
class SmtpTlsTests {

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.addSanIpAddress(InetAddress.getLoopbackAddress())
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	SmtpTlsTests() throws Exception {
	}

	@ParameterizedTest
	@CsvSource({ "implicit,smtps", "starttls,smtp" })
	void mailComesByTlsOfABundle(String mode, String protocol) {
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
					SpServerSmtpAutoConfiguration.class))
			.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.mail.protocol=smtp",
					"spserver.servers.mail.port=0", "spserver.servers.mail.ssl.bundle=own",
					"spserver.servers.mail.ssl.mode=" + mode, "spserver.servers.mail.smtp.require-tls=true",
					"spring.ssl.bundle.pem.own.keystore.certificate=" + this.certificate.getCertificatePEM(),
					"spring.ssl.bundle.pem.own.keystore.private-key=" + this.certificate.getPrivateKeyPEM())
			.withBean(Inbox.class)
			.run((context) -> {
				send(protocol, context.getEnvironment().getRequiredProperty("local.spserver.mail.port", Integer.class));
				assertThat(context.getBean(Inbox.class).seen).containsExactly("true ESMTPS");
			});
	}

	@Test
	void testServerSpeaksTlsToo() throws Exception {
		TlsOptions tls = new TlsOptions(this.certificate.toKeyManagerFactory(), null, ClientAuth.NONE, List.of(),
				List.of())
			.mode(TlsOptions.Mode.STARTTLS);
		try (TestMailServer server = TestMailServer.builder()
			.tls(tls)
			.options(SmtpOptions.builder().requireTls(true).build())
			.start()) {
			send("smtp", server.port());
			assertThat(server.awaitMail(1, Duration.ofSeconds(30)).get(0).protocol()).isEqualTo("ESMTPS");
		}
	}

	private static void send(String protocol, int port) throws MessagingException {
		Properties properties = new Properties();
		properties.setProperty("mail.transport.protocol", protocol);
		properties.setProperty("mail." + protocol + ".host", "127.0.0.1");
		properties.setProperty("mail." + protocol + ".port", String.valueOf(port));
		properties.setProperty("mail." + protocol + ".timeout", "30000");
		properties.setProperty("mail." + protocol + ".starttls.enable", "true");
		properties.setProperty("mail." + protocol + ".ssl.trust", "127.0.0.1");
		MimeMessage message = new MimeMessage(Session.getInstance(properties));
		message.setFrom(new InternetAddress("ann@example.org"));
		message.setRecipient(RecipientType.TO, new InternetAddress("bob@example.org"));
		message.setSubject("secret");
		message.setText("Hello.");
		message.saveChanges();
		try (Transport transport = Session.getInstance(properties).getTransport(protocol)) {
			transport.connect();
			transport.sendMessage(message, message.getAllRecipients());
		}
	}

	static class Inbox {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@SmtpListener
		void take(ReceivedMail mail) {
			this.seen.add(mail.isEncrypted() + " " + mail.protocol());
		}

	}

}
