package io.spserver.boot.autoconfigure.actuator.registration;

import java.io.IOException;
import java.util.Base64;
import java.util.Map;

import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.actuator.web.AdminClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SpServerRegistrationAutoConfiguration}.
 */
@ExtendWith(OutputCaptureExtension.class)
class RegistrationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withUserConfiguration(Application.class)
		.withPropertyValues("spserver.admin.port=0", "spring.application.name=test-application",
				"spserver.admin.registration.interval=50ms");

	private FakeAdminServer admin;

	@BeforeEach
	void start() throws IOException {
		this.admin = new FakeAdminServer();
	}

	@AfterEach
	void stop() {
		this.admin.close();
	}

	@Test
	void registersRepeatedlyAndDeregistersAtTheEnd() {
		runner().run((context) -> {
			String base = "http://127.0.0.1:" + context.getEnvironment().getProperty("local.spserver.admin.port");
			await().until(() -> this.admin.registrations.size() >= 3);
			assertThat(this.admin.registrations.get(0)).containsEntry("name", "test-application")
				.containsEntry("serviceUrl", base + "/")
				.containsEntry("managementUrl", base + "/actuator")
				.containsEntry("healthUrl", base + "/actuator/health");
			assertThat(metadata()).containsOnlyKeys("startup");
			assertThat(this.admin.deregistrations).isEmpty();
		});
		assertThat(this.admin.deregistrations).containsExactly("/admin/instances/abc123");
	}

	@Test
	void registersWithWhatIsConfigured() {
		runner().withPropertyValues("spserver.admin.registration.name=another",
				"spserver.admin.registration.service-url=https://some.example/app",
				"spserver.admin.registration.metadata.tags.environment=test",
				"management.endpoints.web.base-path=/manage", "management.endpoints.web.path-mapping.health=healthy")
			.run((context) -> {
				await().until(() -> !this.admin.registrations.isEmpty());
				assertThat(this.admin.registrations.get(0)).containsEntry("name", "another")
					.containsEntry("serviceUrl", "https://some.example/app")
					.containsEntry("managementUrl", "https://some.example/app/manage")
					.containsEntry("healthUrl", "https://some.example/app/manage/healthy");
				assertThat(metadata()).containsEntry("tags.environment", "test");
			});
	}

	@Test
	void ownUrlsCount() {
		runner()
			.withPropertyValues("spserver.admin.registration.management-url=http://m.example/a",
					"spserver.admin.registration.health-url=http://h.example/b")
			.run((context) -> {
				await().until(() -> !this.admin.registrations.isEmpty());
				assertThat(this.admin.registrations.get(0)).containsEntry("managementUrl", "http://m.example/a")
					.containsEntry("healthUrl", "http://h.example/b");
			});
	}

	@Test
	void logsInAndSendsNoCredentialsUnasked() {
		runner()
			.withPropertyValues("spserver.admin.registration.username=me",
					"spserver.admin.registration.password=secret")
			.run((context) -> {
				await().until(() -> !this.admin.authorizations.isEmpty());
				assertThat(this.admin.authorizations.get(0))
					.isEqualTo("Basic " + Base64.getEncoder().encodeToString("me:secret".getBytes()));
				assertThat(metadata()).doesNotContainKey("user.password");
			});
	}

	@Test
	void registersWithEachServer() throws IOException {
		try (FakeAdminServer second = new FakeAdminServer()) {
			this.contextRunner
				.withPropertyValues("spserver.admin.registration.url=" + this.admin.url() + "," + second.url() + "/")
				.run((context) -> await()
					.until(() -> !this.admin.registrations.isEmpty() && !second.registrations.isEmpty()));
			assertThat(this.admin.deregistrations).hasSize(1);
			assertThat(second.deregistrations).hasSize(1);
		}
	}

	@Test
	void deregistrationCanBeSwitchedOff() {
		runner().withPropertyValues("spserver.admin.registration.auto-deregistration=false")
			.run((context) -> await().until(() -> !this.admin.registrations.isEmpty()));
		assertThat(this.admin.deregistrations).isEmpty();
	}

	@Test
	void failureIsLoggedOnceAndRepeatedUntilItWorks(CapturedOutput output) {
		this.admin.status = 503;
		runner().run((context) -> {
			await().until(() -> this.admin.registrations.size() >= 4);
			assertThat(output.getOut().split("Cannot register", -1)).hasSize(2);
			this.admin.status = 201;
			int before = this.admin.registrations.size();
			await().until(() -> this.admin.registrations.size() > before + 1);
		});
		assertThat(this.admin.deregistrations).hasSize(1);
	}

	@Test
	void serverThatDoesNotAnswerDelaysNeitherStartNorStopMuch() {
		this.admin.hanging = true;
		runner().run((context) -> {
			assertThat(context).hasNotFailed();
			await().until(() -> !this.admin.registrations.isEmpty());
		});
		assertThat(this.admin.deregistrations).isEmpty();
		await().until(() -> Thread.getAllStackTraces()
			.keySet()
			.stream()
			.noneMatch((thread) -> thread.getName().equals("spserver-registration")));
	}

	@Test
	void pagesOfTheServersMayWrite() {
		runner().run((context) -> {
			AdminClient client = new AdminClient(context);
			String own = this.admin.url().replace("/admin", "");
			assertThat(client.send("POST", "/rpc", "{}", "Origin", own).statusCode()).isNotEqualTo(403);
			assertThat(client.send("POST", "/rpc", "{}", "Origin", "http://other.example").statusCode()).isEqualTo(403);
		});
	}

	@Test
	void doesNothingWithoutUrl() {
		this.contextRunner
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(InstanceRegistration.class));
	}

	@ParameterizedTest
	@CsvSource({ "url,relative", "url,ftp://x.example/", "service-url,/relative", "interval,0s", "read-timeout,-1s",
			"send-credentials,true", "username,someone" })
	void refusesWhatCannotBe(String key, String value) {
		this.contextRunner
			.withPropertyValues("spserver.admin.registration.url=http://admin.example",
					"spserver.admin.registration." + key + "=" + value)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.admin.registration."));
	}

	private ApplicationContextRunner runner() {
		return this.contextRunner.withPropertyValues("spserver.admin.registration.url=" + this.admin.url());
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> metadata() {
		return (Map<String, Object>) this.admin.registrations.get(0).get("metadata");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
