package io.spserver.boot.autoconfigure.smtp;

import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.spserver.boot.annotation.SmtpListener;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for clients that authenticate.
 */
class SmtpAuthenticationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerSmtpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.enabled=false", "spserver.servers.mail.protocol=smtp",
				"spserver.servers.mail.port=0", "spserver.servers.mail.smtp.require-auth=true",
				"spserver.servers.mail.smtp.auth-without-tls=true")
		.withBean(Who.class);

	private static AuthenticationManager manager() {
		return new ProviderManager(new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
				User.withUsername("ada").password("{noop}secret").authorities("ROLE_MAIL").build())));
	}

	@Test
	void managerChecksPasswords() {
		this.contextRunner.withBean(AuthenticationManager.class, SmtpAuthenticationTests::manager).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.say("MAIL FROM:<ada@example.org>")).startsWith("530 ");
				assertThat(client.auth("ada", "wrong")).startsWith("535 ");
				assertThat(client.auth("nobody", "secret")).startsWith("535 ");
				assertThat(client.auth("ada", "secret")).startsWith("235 ");
				assertThat(client.mail("ada@example.org", "bob@example.org")).startsWith("250 ");
			}
			assertThat(context.getBean(Who.class).seen).containsExactly("ada ada");
		});
	}

	@Test
	void managerThatCannotCheckIsNoFailureOfTheClient() {
		this.contextRunner.withBean(AuthenticationManager.class, () -> (authentication) -> {
			throw new AuthenticationServiceException("directory is down");
		}).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				assertThat(client.auth("ada", "secret")).startsWith("454 ").doesNotContain("directory");
			}
		});
	}

	@Test
	void whatMethodSecurityRefusesIsRefusedForGood() {
		this.contextRunner.withBean(AuthenticationManager.class, SmtpAuthenticationTests::manager).run((context) -> {
			try (SmtpClient client = SmtpClient.of(context).hello()) {
				client.auth("ada", "secret");
				assertThat(client.mail("ada@example.org", "denied@example.org")).startsWith("550 5.7.1 ");
			}
		});
	}

	@Test
	void authenticatorThatIsABeanComesInPlaceOfTheManager() {
		this.contextRunner.withBean(AuthenticationManager.class, SmtpAuthenticationTests::manager)
			.withUserConfiguration(OwnAuthenticator.class)
			.run((context) -> {
				assertThat(context).doesNotHaveBean(SpringSecuritySmtpAuthenticator.class);
				try (SmtpClient client = SmtpClient.of(context).hello()) {
					assertThat(client.auth("ada", "secret")).startsWith("535 ");
					assertThat(client.auth("bea", "bea")).startsWith("235 ");
					assertThat(client.mail("bea@example.org", "bob@example.org")).startsWith("250 ");
				}
				assertThat(context.getBean(Who.class).seen).containsExactly("bea null");
			});
	}

	@Test
	void severalAuthenticatorsStopTheStart() {
		this.contextRunner.withBean("one", SmtpAuthenticator.class, () -> (user, password, session) -> null)
			.withBean("two", SmtpAuthenticator.class, () -> (user, password, session) -> null)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("2 beans"));
	}

	@Test
	void authenticatorOfAServerWins() {
		this.contextRunner.withBean("one", SmtpAuthenticator.class, () -> (user, password, session) -> null)
			.withUserConfiguration(OwnAuthenticator.class)
			.run((context) -> {
				try (SmtpClient client = SmtpClient.of(context).hello()) {
					assertThat(client.auth("bea", "bea")).startsWith("235 ");
				}
			});
	}

	@Test
	void loginsThatNobodyCouldCheckStopTheStart() {
		this.contextRunner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> {
				assertThat(ex.getProperty()).isEqualTo("spserver.servers.mail.smtp.require-auth");
				assertThat(ex.getAction()).contains("SmtpAuthenticator", "AuthenticationManager");
			}));
	}

	static class Who {

		final List<String> seen = new CopyOnWriteArrayList<>();

		@SmtpListener(recipients = "denied@*")
		void denied() {
			throw new AccessDeniedException("planned");
		}

		@SmtpListener(recipients = "bob@*")
		void take(@Nullable Principal principal) {
			Authentication current = SecurityContextHolder.getContext().getAuthentication();
			this.seen.add(((principal != null) ? principal.getName() : "nobody") + " "
					+ ((current != null) ? current.getName() : "null"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnAuthenticator {

		@Bean
		@SpHandler("mail")
		SmtpAuthenticator ownAuthenticator() {
			return (user, password, session) -> (user.equals(password)) ? () -> user : null;
		}

	}

}
