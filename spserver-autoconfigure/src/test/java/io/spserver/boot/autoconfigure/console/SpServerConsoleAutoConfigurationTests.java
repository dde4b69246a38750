package io.spserver.boot.autoconfigure.console;

import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.http.TestHttpClient;
import io.spserver.boot.autoconfigure.rpc.SpServerRpcAutoConfiguration;
import io.spserver.protocol.http.HttpRoutes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerConsoleAutoConfiguration}.
 */
class SpServerConsoleAutoConfigurationTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8";

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class,
				SpServerConsoleAutoConfiguration.class, SpServerHttpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0", "spring.application.name=\"test\"");

	private void run(ApplicationContextRunner runner, Exchange exchange) {
		runner.run((context) -> exchange.with(new TestHttpClient(context.getEnvironment(), "admin")));
	}

	private static HttpResponse<String> accept(TestHttpClient client, String accept) {
		return client.exchange("/", (request) -> request.header("Accept", accept));
	}

	private static String type(HttpResponse<String> response) {
		return response.headers().firstValue("Content-Type").orElseThrow();
	}

	@Test
	void browsersGetThePage() {
		run(this.contextRunner, (client) -> {
			HttpResponse<String> page = accept(client, BROWSER);
			assertThat(page.statusCode()).isEqualTo(200);
			assertThat(type(page)).startsWith("text/html");
			assertThat(page.headers().firstValue("Vary")).hasValue("Accept");
			assertThat(page.headers().firstValue("Content-Security-Policy")).hasValueSatisfying(
					(policy) -> assertThat(policy).contains("default-src 'none'").doesNotContain("unsafe"));
			assertThat(page.body()).startsWith("<!DOCTYPE html>").doesNotContain("<style", " style=", " onclick=");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "text/plain", "text/plain, text/html;q=0.9", "application/json", "text/*" })
	void othersGetTheListOfRoutes(String accept) {
		run(this.contextRunner, (client) -> {
			HttpResponse<String> list = accept(client, accept);
			assertThat(type(list)).startsWith("text/plain");
			assertThat(list.headers().firstValue("Vary")).hasValue("Accept");
			assertThat(list.body()).contains("GET    /stats", "GET    /console/settings");
		});
	}

	@Test
	void allThatThePageAsksForIsThere() {
		run(this.contextRunner, (client) -> {
			Matcher link = Pattern.compile("(?:src|href)=\"(console/[^\"]+)\"").matcher(accept(client, BROWSER).body());
			int links = 0;
			while (link.find()) {
				links++;
				HttpResponse<String> file = client.get("/" + link.group(1));
				assertThat(file.statusCode()).as(link.group(1)).isEqualTo(200);
				assertThat(type(file)).startsWith(link.group(1).endsWith(".css") ? "text/css" : "text/javascript");
				Matcher module = Pattern.compile("from '\\./([^']+)'").matcher(file.body());
				while (module.find()) {
					assertThat(type(client.get("/console/" + module.group(1)))).startsWith("text/javascript");
				}
			}
			assertThat(links).isEqualTo(2);
			assertThat(client.get("/console/").statusCode()).isEqualTo(404);
			assertThat(client.get("/console/console.html").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void settingsNameTheApplicationAndWhereItIsAsked() {
		run(this.contextRunner.withPropertyValues("spserver.admin.stats-path=/figures"),
				(client) -> assertSettings(client, """
						{"application": "\\"test\\"", "statistics": "./figures"}"""));
		run(this.contextRunner.withConfiguration(AutoConfigurations.of(SpServerRpcAutoConfiguration.class))
			.withPropertyValues("spserver.admin.rpc-path=/calls"), (client) -> assertSettings(client, """
					{"application": "\\"test\\"", "statistics": "./stats", "rpc": "./calls"}"""));
	}

	private static void assertSettings(TestHttpClient client, String expected) {
		JsonAssert.comparator(JsonCompareMode.STRICT).assertIsMatch(expected, client.get("/console/settings").body());
	}

	@Test
	void canBeSwitchedOff() {
		run(this.contextRunner.withPropertyValues("spserver.admin.console.enabled=false"), (client) -> {
			HttpResponse<String> list = accept(client, BROWSER);
			assertThat(type(list)).startsWith("text/plain");
			assertThat(list.body()).doesNotContain("console");
			assertThat(client.get("/console/settings").statusCode()).isEqualTo(404);
		});
	}

	@Test
	void theApplicationsOwnPageWins() {
		run(this.contextRunner.withBean(HttpRoutes.class,
				() -> HttpRoutes.builder()
					.get("/", (request) -> io.spserver.protocol.http.HttpResponse.html("<p>own"))
					.build()),
				(client) -> assertThat(accept(client, BROWSER).body()).isEqualTo("<p>own"));
	}

	@FunctionalInterface
	private interface Exchange {

		void with(TestHttpClient client);

	}

}
