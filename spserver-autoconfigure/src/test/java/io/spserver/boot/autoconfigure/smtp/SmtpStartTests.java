package io.spserver.boot.autoconfigure.smtp;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerConfigurationException;
import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.protocol.smtp.SmtpDecision;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpHandlerFactory;
import io.spserver.protocol.smtp.SmtpRecipient;
import io.spserver.protocol.smtp.SmtpSender;
import io.spserver.protocol.smtp.SmtpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what mail servers are made of, and what stops their start.
 */
class SmtpStartTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerSmtpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.mail.protocol=smtp",
				"spserver.servers.mail.port=0");

	@Test
	void factoriesServeWithoutListeners() {
		this.contextRunner.withBean(SmtpHandlerFactory.class, () -> (session) -> new Programmatic()).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.say("MAIL FROM:<evil@example.org>")).isEqualTo("550 5.0.0 Not you");
				assertThat(client.mail("ann@example.org", "anybody@example.org")).startsWith("250 ");
			}
		});
	}

	@Test
	void factoriesAreAskedBeforeListeners() {
		this.contextRunner.withBean(Listening.class).withUserConfiguration(Annotated.class).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.say("MAIL FROM:<evil@example.org>")).startsWith("550 ");
				assertThat(client.mail("ann@example.org", "anybody@example.org")).startsWith("250 ");
			}
		});
	}

	@Test
	void factoryIsForMailServersOnly() {
		this.contextRunner.withUserConfiguration(Annotated.class)
			.withPropertyValues("spserver.servers.mail.protocol=line")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("It is a SmtpHandlerFactory for the server 'mail', whose protocol is 'line'"));
	}

	@Test
	void serverWithoutAListenerStopsTheStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(HandlerMappingException.class, (ex) -> assertThat(ex.getAction())
				.contains("@SmtpListener(server = \"mail\")", "SmtpHandlerFactory", "spserver.servers.mail.enabled")));
	}

	@Test
	void listenerWithoutAServerStopsTheStart() {
		new ApplicationContextRunner()
			.withConfiguration(
					AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerSmtpAutoConfiguration.class))
			.withPropertyValues("spserver.admin.enabled=false")
			.withBean(Named.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(HandlerMappingException.class,
						(ex) -> assertThat(ex.getAction()).contains("'spserver.servers.mail.port'")));
	}

	@Test
	void listenersAreFoundThoughTheirServerIsSwitchedOff() {
		this.contextRunner.withBean(Named.class)
			.withPropertyValues("spserver.servers.mail.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@ParameterizedTest
	@CsvSource({ "hostname,not a name", "trusted-peers,localhost", "trusted-peers,10.0.0.0/33", "max-recipients,0",
			"max-messages,-1", "max-errors,-1", "max-idle-commands,-1", "max-auth-failures,0", "max-line-length,100B",
			"max-line-length,0B", "max-message-size,0B", "max-message-in-memory,2GB", "greeting-delay,-1s",
			"max-session-time,-1s", "require-tls,true", "require-auth,true" })
	void namesThePropertyThatCannotBe(String key, String value) {
		this.contextRunner.withBean(Listening.class)
			.withPropertyValues("spserver.servers.mail.smtp." + key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> {
					assertThat(ex.getProperty()).isEqualTo("spserver.servers.mail.smtp." + key);
					assertThat(ex.getAction()).startsWith("Set ");
				}));
	}

	@Test
	void propertiesReachTheServer() {
		this.contextRunner.withBean(Listening.class)
			.withPropertyValues("spserver.servers.mail.smtp.hostname=mx.example.org",
					"spserver.servers.mail.smtp.greeting=welcome", "spserver.servers.mail.smtp.max-message-size=1KB",
					"spserver.servers.mail.smtp.max-recipients=1", "spserver.servers.mail.smtp.received-header=false",
					"spserver.servers.mail.smtp.bare-line-ends=accept")
			.run((context) -> {
				try (SmtpClient client = SmtpClient.of(context)) {
					assertThat(client.say("HELO client.example.org")).contains("mx.example.org");
					assertThat(client.say("MAIL FROM:<ann@example.org> SIZE=2000")).startsWith("55");
				}
			});
	}

	@Test
	void messagesOfFailuresAreWhole() {
		this.contextRunner.withBean(Listening.class)
			.withPropertyValues("spserver.servers.mail.smtp.require-tls=true")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(SpServerConfigurationException.class,
						(ex) -> assertThat(ex.getMessage() + " " + ex.getAction())
							.isEqualTo("The property 'spserver.servers.mail.smtp.require-tls' has the value 'true'. "
									+ "The server has no TLS, so that nobody could send mail. "
									+ "Set the property 'spserver.servers.mail.ssl.bundle' to an SSL bundle, "
									+ "or 'spserver.servers.mail.smtp.require-tls' to 'false'.")));
	}

	static class Listening {

		@SmtpListener
		void take() {
		}

	}

	static class Named {

		@SmtpListener(server = "mail")
		void take() {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Annotated {

		@Bean
		@SpHandler("mail")
		SmtpHandlerFactory programmatic() {
			return (session) -> new Programmatic();
		}

	}

	static class Programmatic implements SmtpHandler {

		@Override
		public SmtpDecision mail(SmtpSession session, SmtpSender sender) {
			return (sender.address().localPart().equals("evil")) ? SmtpDecision.refuse(550, "Not you")
					: SmtpDecision.pass();
		}

		@Override
		public SmtpDecision recipient(SmtpSession session, SmtpRecipient recipient) {
			return SmtpDecision.accept();
		}

	}

}
