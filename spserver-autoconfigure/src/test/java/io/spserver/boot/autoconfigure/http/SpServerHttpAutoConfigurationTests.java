package io.spserver.boot.autoconfigure.http;

import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.Handler;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.TestClient;
import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SpServerHttpAutoConfiguration}.
 */
class SpServerHttpAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0", "spring.application.name=test-application");

	@Test
	void statisticsShowRuntimeAndServers() {
		this.contextRunner.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
			.withPropertyValues("spserver.servers.echo.port=0")
			.run((context) -> {
				try (TestClient client = new TestClient(
						context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class))) {
					client.send("one").read();
					client.send("two").read();
					java.net.http.HttpResponse<String> response = admin(context.getEnvironment()).get("/stats");
					assertThat(response.headers().firstValue("Content-Type"))
						.hasValueSatisfying((type) -> assertThat(type).startsWith("application/json"));
					awaitMeter().untilAsserted(() -> JsonAssert.comparator(JsonCompareMode.LENIENT)
						.assertIsMatch("""
								{"application": "test-application", "runtime": {"virtualThreads": false}, "servers": [
									{"name": "admin", "protocol": "http", "pattern": "leader-followers",
										"address": "127.0.0.1", "state": "running"},
									{"name": "echo", "protocol": "line", "pattern": "half-sync-half-async",
										"connections": {"active": 1, "peak": 1, "accepted": 1, "refused": 0},
										"requests": {"total": 2, "failed": 0, "active": 0, "queued": 0},
										"bytes": {"read": 8, "written": 10}}]}""",
								admin(context.getEnvironment()).get("/stats").body()));
					assertThat(response.body()).contains("\"uptime\"", "\"transport\"", "\"threads\"", "\"busy\"",
							"\"perSecond\"", "\"p50\"", "\"p99\"", "\"max\"");
				}
			});
	}

	@Test
	void compressesIfItIsToldTo() {
		this.contextRunner
			.withPropertyValues("spserver.admin.http.compression.enabled=true",
					"spserver.admin.http.compression.min-response-size=1B")
			.run((context) -> {
				java.net.http.HttpResponse<String> response = admin(context.getEnvironment()).exchange("/stats",
						(request) -> request.header("Accept-Encoding", "gzip"));
				assertThat(response.headers().firstValue("Content-Encoding")).hasValue("gzip");
				assertThat(admin(context.getEnvironment()).get("/stats").headers().firstValue("Content-Encoding"))
					.isEmpty();
			});
	}

	@Test
	void namesTheTypesThatCannotBeCompressed() {
		this.contextRunner.withPropertyValues("spserver.admin.http.compression.mime-types=nonsense")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("spserver.admin.http.compression.mime-types"));
	}

	@Test
	void statisticsShowOneServer() {
		this.contextRunner.run((context) -> {
			java.net.http.HttpResponse<String> response = admin(context.getEnvironment()).get("/stats/admin");
			JsonAssert.comparator(JsonCompareMode.LENIENT)
				.assertIsMatch("{\"name\": \"admin\", \"protocol\": \"http\"}", response.body());
		});
	}

	@Test
	void statisticsShowSessionsOfAServer() {
		this.contextRunner.run((context) -> {
			java.net.http.HttpResponse<String> response = admin(context.getEnvironment()).get("/stats/admin/sessions");
			assertThat(response.body()).contains("\"server\": \"admin\"", "\"id\": \"admin#", "\"remoteAddress\"",
					"\"openedAt\"");
		});
	}

	@Test
	void statisticsOfUnknownServerAreNotFound() {
		this.contextRunner.run((context) -> {
			assertThat(admin(context.getEnvironment()).get("/stats/nobody").statusCode()).isEqualTo(404);
			assertThat(admin(context.getEnvironment()).get("/stats/nobody/sessions").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void pathOfStatisticsCanBeChanged() {
		this.contextRunner.withPropertyValues("spserver.admin.stats-path=/what/goes/on").run((context) -> {
			assertThat(admin(context.getEnvironment()).get("/what/goes/on/admin").statusCode()).isEqualTo(200);
			assertThat(admin(context.getEnvironment()).get("/stats").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void badPathStopsTheStart() {
		this.contextRunner.withPropertyValues("spserver.admin.stats-path=stats")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.admin.stats-path' has the value 'stats'"));
	}

	@Test
	void indexListsRoutes() {
		this.contextRunner.withUserConfiguration(AdminRoutes.class)
			.run((context) -> assertThat(admin(context.getEnvironment()).get("/").body()).contains("test-application",
					"GET    /hello/{name}", "GET    /stats/{server}"));
	}

	@Test
	void routesWithoutAnnotationGoToTheAdminServer() {
		this.contextRunner.withUserConfiguration(AdminRoutes.class)
			.run((context) -> assertThat(admin(context.getEnvironment()).get("/hello/Ada").body())
				.isEqualTo("Hello, Ada!"));
	}

	@Test
	void userRoutesWin() {
		this.contextRunner.withUserConfiguration(OwnIndex.class).run((context) -> {
			assertThat(admin(context.getEnvironment()).get("/").body()).isEqualTo("mine");
			assertThat(admin(context.getEnvironment()).get("/stats").body()).isEqualTo("also mine");
		});
	}

	@Test
	void annotatedRoutesGoToTheirServer() {
		this.contextRunner.withUserConfiguration(WebRoutes.class)
			.withPropertyValues("spserver.servers.web.protocol=http", "spserver.servers.web.port=0")
			.run((context) -> {
				TestHttpClient web = new TestHttpClient(context.getEnvironment(), "web");
				assertThat(web.get("/one").body()).isEqualTo("one");
				assertThat(web.get("/two").body()).isEqualTo("two");
				assertThat(web.get("/stats").statusCode()).isEqualTo(404);
				assertThat(admin(context.getEnvironment()).get("/one").statusCode()).isEqualTo(404);
			});
	}

	@Test
	void httpServerWithoutRoutesStopsTheStart() {
		this.contextRunner.withPropertyValues("spserver.servers.web.protocol=http", "spserver.servers.web.port=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("server 'web' has no handler"));
	}

	@Test
	void routeThatTwoBeansHaveStopsTheStart() {
		this.contextRunner.withUserConfiguration(AdminRoutes.class)
			.withBean("more", HttpRoutes.class, () -> AdminRoutes.hello("again"))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("server 'admin'")
				.hasMessageContaining("/hello/{name}"));
	}

	@Test
	void filterBeansAreAroundTheirServer() {
		this.contextRunner.withUserConfiguration(Filters.class)
			.run((context) -> assertThat(admin(context.getEnvironment()).get("/stats").headers().firstValue("X-Filter"))
				.hasValue("admin"));
	}

	@Test
	void requestsAreObserved() {
		this.contextRunner.withUserConfiguration(AdminRoutes.class)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				admin(context.getEnvironment()).get("/hello/Ada");
				admin(context.getEnvironment()).get("/hello/Bob");
				admin(context.getEnvironment()).get("/nothing/here");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				awaitMeter().untilAsserted(() -> {
					assertThat(registry.get("http.server.requests")
						.tags("server", "admin", "method", "GET", "uri", "/hello/{name}", "status", "200", "outcome",
								"SUCCESS", "exception", "none")
						.timer()
						.count()).isEqualTo(2);
					assertThat(registry.get("http.server.requests")
						.tags("uri", "NOT_FOUND", "status", "404", "outcome", "CLIENT_ERROR")
						.timer()
						.count()).isEqualTo(1);
				});
			});
	}

	@Test
	void lateAndStreamedAnswersAreObservedUntilTheyAreSent() {
		CompletableFuture<HttpResponse> answer = new CompletableFuture<>();
		HttpRoutes routes = HttpRoutes.builder()
			.get("/late", (request) -> HttpResponse.async(answer))
			.get("/broken",
					(request) -> HttpResponse.of(200, "a/b", HttpBody.stream(new ByteArrayInputStream(new byte[2]), 3)))
			.build();
		this.contextRunner.withBean("more", HttpRoutes.class, () -> routes)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				int port = context.getEnvironment().getRequiredProperty("local.spserver.admin.port", Integer.class);
				try (TestClient late = new TestClient(port); TestClient broken = new TestClient(port)) {
					late.send("GET /late HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
					broken.send("GET /broken HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
					awaitMeter().untilAsserted(() -> assertThat(registry.get("http.server.requests")
						.tags("uri", "/broken", "status", "200", "exception", "EOFException")
						.timer()
						.count()).isEqualTo(1));
					assertThat(registry.find("http.server.requests").tags("uri", "/late").timer()).isNull();
					answer.complete(HttpResponse.status(202));
					awaitMeter().untilAsserted(() -> assertThat(registry.get("http.server.requests")
						.tags("uri", "/late", "status", "202", "exception", "none")
						.timer()
						.count()).isEqualTo(1));
				}
			});
	}

	@Test
	void worksWithoutObservations() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
			.run((context) -> assertThat(admin(context.getEnvironment()).get("/stats").statusCode()).isEqualTo(200));
	}

	private static ConditionFactory awaitMeter() {
		return await().ignoreException(MeterNotFoundException.class);
	}

	private TestHttpClient admin(Environment environment) {
		return new TestHttpClient(environment, "admin");
	}

	@Configuration(proxyBeanMethods = false)
	static class AdminRoutes {

		@Bean
		HttpRoutes helloRoutes() {
			return hello("Hello");
		}

		static HttpRoutes hello(String greeting) {
			return HttpRoutes.builder()
				.get("/hello/{name}",
						(request) -> HttpResponse.text(greeting + ", " + request.pathVariable("name") + "!"))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnIndex {

		@Bean
		HttpRoutes ownIndex() {
			return HttpRoutes.builder()
				.get("/", (request) -> HttpResponse.text("mine"))
				.get("/stats", (request) -> HttpResponse.text("also mine"))
				.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class WebRoutes {

		@Bean
		@SpHandler("web")
		HttpRoutes one() {
			return HttpRoutes.builder().get("/one", (request) -> HttpResponse.text("one")).build();
		}

		@Bean
		@SpHandler("web")
		HttpRoutes two() {
			return HttpRoutes.builder().get("/two", (request) -> HttpResponse.text("two")).build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Filters {

		@Bean
		HttpFilter adminFilter() {
			return (request, next) -> next.handle(request).withHeader("X-Filter", request.session().id().server());
		}

	}

}
