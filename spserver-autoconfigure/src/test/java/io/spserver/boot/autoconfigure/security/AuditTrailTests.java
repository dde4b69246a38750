package io.spserver.boot.autoconfigure.security;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.actuate.autoconfigure.audit.AuditAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AuditTrail}, over sockets.
 */
@ExtendWith(OutputCaptureExtension.class)
class AuditTrailTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerSecurityAutoConfiguration.class, AuditAutoConfiguration.class))
		.withBean("userRoutes", HttpRoutes.class,
				() -> HttpRoutes.builder()
					.post("/write", (request) -> HttpResponse.status(201))
					.post("/fail", (request) -> {
						throw new IllegalStateException("planned");
					})
					.build())
		.withPropertyValues("spserver.admin.port=0");

	private final ApplicationContextRunner withUsers = this.contextRunner.withPropertyValues(
			"spserver.admin.security.user.name=ada", "spserver.admin.security.user.password=hidden",
			"spserver.admin.security.users[0].name=bob", "spserver.admin.security.users[0].password=hidden",
			"spserver.admin.security.users[0].roles=READER");

	@BeforeEach
	void logTheTrail() {
		((Logger) LoggerFactory.getLogger("io.spserver.audit")).setLevel(Level.INFO);
	}

	@Test
	void actuatorHearsOfFailuresRefusalsAndWrites() {
		InMemoryAuditEventRepository repository = new InMemoryAuditEventRepository();
		this.withUsers.withBean(AuditEventRepository.class, () -> repository).run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			client.get("/stats", RawClient.basic("eve:guess"));
			client.get("/stats", RawClient.basic("ada:hidden"));
			client.post("/write", "x", RawClient.basic("bob:hidden"));
			client.post("/write", "x", RawClient.basic("ada:hidden"));
			client.post("/fail", "x", RawClient.basic("ada:hidden"));
			client.post("/nothing", "x", RawClient.basic("ada:hidden"));
			client.post("/write", "x");
			Awaitility.await().until(() -> repository.find(null, null, null).size() == 5);
			List<AuditEvent> events = repository.find(null, null, null);
			assertThat(events).extracting(AuditEvent::getType)
				.containsExactly("AUTHENTICATION_FAILURE", "AUTHORIZATION_FAILURE", "ADMIN_WRITE", "ADMIN_WRITE",
						"ADMIN_WRITE");
			assertThat(events).extracting(AuditEvent::getPrincipal).containsExactly("eve", "bob", "ada", "ada", "ada");
			assertThat(events.get(2).getData()).containsEntry("server", "admin")
				.containsEntry("method", "POST")
				.containsEntry("path", "/write")
				.containsEntry("status", 201)
				.containsEntry("outcome", "success")
				.containsEntry("remoteAddress", "127.0.0.1");
			assertThat(events.get(3).getData()).containsEntry("status", 500).containsEntry("outcome", "failure");
			assertThat(events.get(4).getData()).containsEntry("status", 404).containsEntry("path", "/nothing");
			assertThat(events.toString()).doesNotContain("hidden", "guess");
		});
	}

	@Test
	void isLoggedWhereNobodyKeepsIt(CapturedOutput output) {
		this.withUsers.run((context) -> {
			RawClient client = new RawClient(context.getEnvironment());
			client.post("/write", "x", RawClient.basic("ada:hidden"));
			client.get("/stats", RawClient.basic("a\u2028\u202eb c:guess"));
			Awaitility.await().until(() -> output.getOut().contains("AUTHENTICATION_FAILURE"));
			assertThat(output)
				.contains("ADMIN_WRITE principal=ada server=admin method=POST path=/write",
						"AUTHENTICATION_FAILURE principal=a??b?c")
				.doesNotContain("hidden", "guess");
		});
	}

	@Test
	void isLoggedWithoutActuatorAndWithoutLogin(CapturedOutput output) {
		this.contextRunner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
			.run((context) -> {
				new RawClient(context.getEnvironment()).post("/write", "x");
				Awaitility.await().until(() -> output.getOut().contains("ADMIN_WRITE principal=anonymous"));
			});
	}

	@Test
	void failuresOfAllAddressesAreBounded() {
		int[] entries = { 0 };
		AuditTrail trail = new AuditTrail((principal, type, data) -> entries[0]++);
		for (int i = 0; i < 1000; i++) {
			trail.loginFailed(Requests.any(), "eve", false);
		}
		assertThat(entries[0]).isEqualTo(60);
	}

}
