package io.spserver.boot.autoconfigure.security;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AdminSecurity}, over sockets.
 */
class AdminSecurityTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerSecurityAutoConfiguration.class))
		.withBean("userRoutes", HttpRoutes.class,
				() -> HttpRoutes.builder()
					.get("/who", AdminSecurityTests::who)
					.post("/write", AdminSecurityTests::who)
					.get("/page", (request) -> HttpResponse.html("<p>"))
					.get("/livez", (request) -> HttpResponse.text("alive"))
					.get("/manage/up/readiness", (request) -> HttpResponse.text("ready"))
					.build())
		.withPropertyValues("spserver.admin.port=0");

	private final ApplicationContextRunner withLogin = this.contextRunner.withPropertyValues(
			"spserver.admin.security.user.name=ada", "spserver.admin.security.user.password=pass",
			"spserver.admin.security.users[0].name=bob", "spserver.admin.security.users[0].password={noop}b0b",
			"spserver.admin.security.users[0].roles=READER", "spserver.admin.security.token=t0ken");

	private static HttpResponse who(io.spserver.protocol.http.HttpRequest request) {
		return HttpResponse.text((request.principal() != null) ? request.principal().getName() : "nobody");
	}

	private void run(ApplicationContextRunner runner, Exchange exchange) {
		runner.run((context) -> exchange.with(new RawClient(context.getEnvironment())));
	}

	@Test
	void loopbackIsOpenToItsOwnHosts() {
		run(this.contextRunner, (client) -> {
			assertThat(client.get("/who")).startsWith("HTTP/1.1 200").endsWith("nobody");
			assertThat(client.get("/stats", "Host: 127.0.0.1:1")).startsWith("HTTP/1.1 200");
			assertThat(client.get("/stats", "Host: [::1]")).startsWith("HTTP/1.1 200");
			assertThat(client.post("/write", "x")).startsWith("HTTP/1.1 200");
			assertThat(client.exchange("GET /who HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.1 200");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/stats", "/", "/nothing/there", "/write" })
	void reboundNamesAreMisdirected(String path) {
		run(this.contextRunner, (client) -> {
			assertThat(client.get(path, "Host: rebound.example:7070")).startsWith("HTTP/1.1 421")
				.contains("spserver.admin.security.allowed-hosts");
			assertThat(client.exchange(
					"GET http://rebound.example/ HTTP/1.1\r\nHost: rebound.example\r\n" + "Connection: close\r\n\r\n"))
				.startsWith("HTTP/1.1 421");
		});
	}

	@Test
	void furtherHostsCanBeAllowed() {
		run(this.contextRunner.withPropertyValues("spserver.admin.security.allowed-hosts=admin.example.org,*.internal"),
				(client) -> {
					assertThat(client.get("/who", "Host: admin.example.org")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/who", "Host: a.internal:80")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/who", "Host: b.example.org")).startsWith("HTTP/1.1 421");
				});
	}

	@Test
	void foreignPagesMayNotWrite() {
		run(this.contextRunner.withPropertyValues("spserver.admin.security.allowed-origins=https://console.example"),
				(client) -> {
					assertThat(client.post("/write", "x", "Origin: null")).startsWith("HTTP/1.1 403");
					assertThat(client.post("/write", "x", "Origin: http://evil.example")).startsWith("HTTP/1.1 403")
						.contains("spserver.admin.security.allowed-origins");
					assertThat(client.post("/write", "x", "Sec-Fetch-Site: cross-site")).startsWith("HTTP/1.1 403");
					assertThat(client.send("DELETE", "/nothing", "", "Origin: http://evil.example"))
						.startsWith("HTTP/1.1 403");
					assertThat(client.post("/write", "x", "Host: localhost", "Origin: http://localhost"))
						.startsWith("HTTP/1.1 200");
					assertThat(client.post("/write", "x", "Origin: https://console.example"))
						.startsWith("HTTP/1.1 200");
				});
	}

	@Test
	void preflightsGetNoPermission() {
		run(this.contextRunner, (client) -> {
			String answer = client.send("OPTIONS", "/write", "", "Origin: http://evil.example",
					"Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type");
			assertThat(answer).startsWith("HTTP/1.1 200").doesNotContainIgnoringCase("Access-Control-");
		});
	}

	@Test
	void everythingNeedsTheLoginThatIsConfigured() {
		run(this.withLogin, (client) -> {
			for (String path : List.of("/", "/stats", "/who", "/nothing/there", "/actuator/health")) {
				assertThat(client.get(path)).startsWith("HTTP/1.1 401")
					.contains("WWW-Authenticate: Basic realm=\"admin\", charset=\"UTF-8\"\r\n",
							"WWW-Authenticate: Bearer realm=\"admin\"\r\n");
			}
			assertThat(client.send("BREW", "/nothing", "")).startsWith("HTTP/1.1 401");
			assertThat(client.send("OPTIONS", "*", "")).startsWith("HTTP/1.1 401");
			assertThat(client.get("/who", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 200").endsWith("ada");
			assertThat(client.get("/who", "Authorization: Bearer t0ken")).startsWith("HTTP/1.1 200").endsWith("token");
			assertThat(client.get("/who", RawClient.basic("ada:pas"))).startsWith("HTTP/1.1 401")
				.contains("Bearer realm=\"admin\", error=\"invalid_token\"");
			assertThat(client.get("/nothing/there", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 404");
		});
	}

	@Test
	void onlyAdministratorsWrite() {
		run(this.withLogin, (client) -> {
			assertThat(client.post("/write", "x", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 200");
			assertThat(client.get("/who", RawClient.basic("bob:b0b"))).startsWith("HTTP/1.1 200").endsWith("bob");
			assertThat(client.post("/write", "x", RawClient.basic("bob:b0b"))).startsWith("HTTP/1.1 403");
			assertThat(client.post("/nothing", "x", RawClient.basic("bob:b0b"))).startsWith("HTTP/1.1 403");
		});
	}

	@Test
	void probesAreOpenWhereverActuatorHasThem() {
		run(this.withLogin.withPropertyValues("management.endpoints.web.base-path=/manage/",
				"management.endpoints.web.path-mapping.health=up"), (client) -> {
					assertThat(client.get("/livez")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/manage/up/readiness")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/actuator/health/readiness")).startsWith("HTTP/1.1 401");
					assertThat(client.get("/readyz")).startsWith("HTTP/1.1 404");
					assertThat(client.post("/livez", "x")).startsWith("HTTP/1.1 401");
				});
	}

	@Test
	void rulesAndOpenPathsAreConfigured() {
		run(this.withLogin.withPropertyValues("spserver.admin.security.permit=/page,/stats/**",
				"spserver.admin.security.rules[0].path=/write", "spserver.admin.security.rules[0].methods=post",
				"spserver.admin.security.rules[0].roles=READER,OTHER", "spserver.admin.security.rules[1].path=/who",
				"spserver.admin.security.rules[1].access=deny"), (client) -> {
					assertThat(client.get("/page")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/stats/admin")).startsWith("HTTP/1.1 200");
					assertThat(client.get("/livez")).startsWith("HTTP/1.1 401");
					assertThat(client.post("/write", "x", RawClient.basic("bob:b0b"))).startsWith("HTTP/1.1 200");
					assertThat(client.post("/write", "x", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 403");
					assertThat(client.get("/who", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 403");
				});
	}

	@Test
	void failuresAreThrottled() {
		run(this.withLogin.withPropertyValues("spserver.admin.security.throttle.failures=2"), (client) -> {
			assertThat(client.get("/who", RawClient.basic("ada:1"))).startsWith("HTTP/1.1 401");
			assertThat(client.get("/who", "Authorization: Basic \u0000")).startsWith("HTTP/1.1 400");
			assertThat(client.get("/who", "Authorization: Basic %%%")).startsWith("HTTP/1.1 401");
			assertThat(client.get("/who", RawClient.basic("ada:pass"))).startsWith("HTTP/1.1 429")
				.contains("Retry-After: ");
			assertThat(client.get("/livez")).startsWith("HTTP/1.1 200");
		});
	}

	@Test
	void loginIsAskedForBeforeABodyIsTaken() {
		String head = "POST /write HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n";
		run(this.withLogin, (client) -> {
			assertThat(client.exchange(head + "Expect: 100-continue\r\n\r\n")).startsWith("HTTP/1.1 401")
				.contains("Connection: close");
			assertThat(client.exchange(head + RawClient.basic("bob:b0b") + "\r\nExpect: 100-continue\r\n\r\n"))
				.startsWith("HTTP/1.1 403");
			assertThat(client.exchange(head + "Origin: null\r\nExpect: 100-continue\r\n\r\n"))
				.startsWith("HTTP/1.1 403");
			assertThat(client.exchange(head.replace("60000", "60000000") + "\r\n")).startsWith("HTTP/1.1 4");
		});
	}

	@Test
	void answersTellBrowsersToBeCareful() {
		run(this.contextRunner, (client) -> {
			assertThat(client.get("/stats")).contains("X-Content-Type-Options: nosniff\r\n",
					"Cache-Control: no-store\r\n");
			assertThat(client.get("/page")).contains("Content-Security-Policy: ", "X-Frame-Options: DENY\r\n",
					"Referrer-Policy: ");
		});
	}

	@Test
	void refusedRequestsAreObserved() {
		this.withLogin
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				new RawClient(context.getEnvironment()).get("/who");
				Awaitility.await()
					.ignoreException(MeterNotFoundException.class)
					.untilAsserted(() -> assertThat(context.getBean(MeterRegistry.class)
						.get("http.server.requests")
						.tags("status", "401")
						.timer()
						.count()).isEqualTo(1));
			});
	}

	@Test
	void canBeSwitchedOff() {
		run(this.withLogin.withPropertyValues("spserver.admin.security.enabled=false",
				"spserver.admin.security.rules[0].roles=X"), (client) -> {
					assertThat(client.get("/who", "Host: any.example")).startsWith("HTTP/1.1 200");
					assertThat(client.post("/write", "x", "Origin: null")).startsWith("HTTP/1.1 200");
				});
	}

	@FunctionalInterface
	private interface Exchange {

		void with(RawClient client) throws Exception;

	}

}
