package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

/**
 * Tests for Spring Boot's own endpoints on the admin server of an application without a
 * web server.
 */
class ActuatorEndpointsTests {

	private static final String V3 = "application/vnd.spring-boot.actuator.v3+json";

	@TempDir
	static Path folder;

	private static RunningApplication application;

	private static AdminClient client;

	@BeforeAll
	static void start() throws IOException {
		Path log = Files.writeString(folder.resolve("test.log"), "The first line.\nThe last line.\n");
		application = RunningApplication.start("management.endpoints.web.exposure.include=*",
				"management.endpoint.heapdump.access=unrestricted", "management.endpoint.env.show-values=always",
				"management.endpoint.logfile.external-file=" + log);
		client = application.client();
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	@ParameterizedTest
	@ValueSource(strings = { "beans", "conditions", "configprops", "configprops/spserver", "env",
			"env/spring.application.name", "health", "health/", "health/liveness", "health/readiness", "info",
			"loggers", "loggers/ROOT", "mappings", "metrics", "metrics/jvm.memory.used", "scheduledtasks", "spserver",
			"spserver/admin", "sbom", "threaddump" })
	void answersWithJson(String path) {
		HttpResponse<String> response = client.get("/actuator/" + path);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Content-Type")).containsExactly(V3);
		assertThat(response.body()).startsWith("{").endsWith("}");
	}

	@Test
	void linksAreAbsoluteAndInActuatorsFormat() {
		HttpResponse<String> response = client.get("/actuator");
		assertThat(response.headers().allValues("Content-Type")).containsExactly(V3);
		assertThat(links(response)).contains(
				entry("self", Map.of("href", client.base() + "/actuator", "templated", false)),
				entry("health", Map.of("href", client.base() + "/actuator/health", "templated", false)),
				entry("health-path", Map.of("href", client.base() + "/actuator/health/{*path}", "templated", true)));
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> links(HttpResponse<String> response) {
		return (Map<String, Object>) ((Map<?, ?>) AdminClient.json(response)).get("_links");
	}

	@Test
	void linksHaveTheHostThatWasAskedFor() {
		AdminClient other = new AdminClient(client.base().replace("127.0.0.1", "localhost"));
		assertThat(other.get("/actuator").body()).contains(other.base() + "/actuator/health")
			.doesNotContain("127.0.0.1");
	}

	@ParameterizedTest
	@ValueSource(strings = { V3, "application/vnd.spring-boot.actuator.v2+json", "application/json" })
	void answersInTheFormatThatIsWanted(String type) {
		assertThat(client.get("/actuator/health", "Accept", type).headers().allValues("Content-Type"))
			.containsExactly(type);
		assertThat(client.get("/actuator", "Accept", type).headers().allValues("Content-Type")).containsExactly(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/metrics", "/actuator/prometheus" })
	void refusesToAnswerInOtherFormats(String path) {
		HttpResponse<String> response = client.get(path, "Accept", "text/html");
		assertThat(response.statusCode()).isEqualTo(406);
		assertThat(response.body()).contains("\"status\":406", "\"path\":\"" + path + "\"");
	}

	@Test
	void threadDumpIsJsonOrText() {
		assertThat(client.get("/actuator/threaddump", "Accept", "text/plain").headers().allValues("Content-Type"))
			.containsExactly("text/plain;charset=UTF-8");
		assertThat(client.get("/actuator/threaddump", "Accept", "text/plain").body()).contains("Full thread dump");
		assertThat(client.get("/actuator/threaddump", "Accept", "text/plain;q=0.5,application/json").body())
			.startsWith("{");
		assertThat(client.get("/actuator/threaddump").body()).startsWith("{");
	}

	@Test
	void prometheusHasThreeFormats() {
		assertThat(prometheus("text/plain")).isEqualTo("text/plain;version=0.0.4;charset=utf-8");
		assertThat(prometheus("application/openmetrics-text"))
			.isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
		assertThat(prometheus("application/vnd.google.protobuf")).startsWith("application/vnd.google.protobuf;");
		assertThat(prometheus("*/*")).isEqualTo("text/plain;version=0.0.4;charset=utf-8");
	}

	@Test
	void prometheusHasTheFormatThatIsPreferred() {
		assertThat(prometheus("application/openmetrics-text;version=1.0.0;q=0.1,text/plain;version=0.0.4;q=0.7"))
			.startsWith("text/plain");
		assertThat(prometheus("application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
				+ "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2"))
			.startsWith("application/openmetrics-text");
	}

	private String prometheus(String accept) {
		return client.get("/actuator/prometheus", "Accept", accept).headers().firstValue("Content-Type").orElse("");
	}

	@Test
	void prometheusShowsChosenNamesOnly() {
		assertThat(
				Arrays.stream(client.get("/actuator/prometheus?includedNames=spserver_connections").body().split("\n")))
			.isNotEmpty()
			.allMatch((line) -> line.contains("spserver_connections"));
	}

	@Test
	void loggersAreReadAndWritten() {
		assertThat(client.post("/actuator/loggers/io.spserver.some", "{\"configuredLevel\":\"DEBUG\"}").statusCode())
			.isEqualTo(204);
		assertThat(level("io.spserver.some")).containsEntry("configuredLevel", "DEBUG")
			.containsEntry("effectiveLevel", "DEBUG");
		assertThat(client.post("/actuator/loggers/io.spserver.some", "{\"configuredLevel\":null}").statusCode())
			.isEqualTo(204);
		assertThat(level("io.spserver.some")).doesNotContainKey("configuredLevel");
	}

	@Test
	void loggersTakeActuatorsFormat() {
		assertThat(client.post("/actuator/loggers/io.spserver.v3", "{\"configuredLevel\":\"WARN\"}", "Content-Type", V3)
			.statusCode()).isEqualTo(204);
		assertThat(level("io.spserver.v3")).containsEntry("configuredLevel", "WARN");
	}

	@SuppressWarnings("unchecked")
	private Map<String, Object> level(String logger) {
		return (Map<String, Object>) AdminClient.json(client.get("/actuator/loggers/" + logger));
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "multipart/form-data;boundary=x", "*",
			"application/xml" })
	void refusesBodiesThatAFormCouldSend(String type) {
		HttpResponse<String> response = client.post("/actuator/loggers/io.spserver.boot",
				"{\"configuredLevel\":\"DEBUG\"}", "Content-Type", type);
		assertThat(response.statusCode()).isEqualTo(415);
		assertThat(level("io.spserver.boot")).doesNotContainKey("configuredLevel");
	}

	@Test
	void refusesABodyWithoutType() {
		assertThat(client.send("POST", "/actuator/loggers/io.spserver.boot", null).statusCode()).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"configuredLevel\":\"LOUD\"}", "{\"configuredLevel\":{}}", "{\"configuredLevel\"", "[]",
			"1" })
	void refusesArgumentsThatCannotBeUsed(String body) {
		assertThat(client.post("/actuator/loggers/io.spserver.bad", body).statusCode()).isEqualTo(400);
	}

	@Test
	void whatIsNotThereIsNotFound() {
		assertThat(client.get("/actuator/metrics/no.such.metric").statusCode()).isEqualTo(404);
		assertThat(client.get("/actuator/metrics/no.such.metric").body()).isEmpty();
		assertThat(client.get("/actuator/nothing").statusCode()).isEqualTo(404);
		assertThat(client.get("/actuator/info/").statusCode()).isEqualTo(404);
	}

	@Test
	void methodsWithoutOperationAreNotAllowed() {
		HttpResponse<String> response = client.send("DELETE", "/actuator/health", null);
		assertThat(response.statusCode()).isEqualTo(405);
		assertThat(response.headers().firstValue("Allow"))
			.hasValueSatisfying((allow) -> assertThat(allow).contains("GET"));
	}

	@Test
	void headHasTheFieldsOfGet() {
		HttpResponse<String> response = client.send("HEAD", "/actuator/health", null);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
		assertThat(response.headers().allValues("Content-Type")).containsExactly(V3);
	}

	@Test
	void heapDumpIsSentWholeAndItsFileDeleted() throws IOException {
		Set<Path> before = heapDumps();
		HttpResponse<byte[]> response = client.send("GET", "/actuator/heapdump", null, BodyHandlers.ofByteArray(),
				"Range", "bytes=0-1");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().allValues("Content-Type")).containsExactly("application/octet-stream");
		assertThat(new String(response.body(), 0, 12)).isEqualTo("JAVA PROFILE");
		assertThat(response.body().length).isGreaterThan(1_000_000);
		client.send("HEAD", "/actuator/heapdump", null);
		await().untilAsserted(() -> assertThat(heapDumps()).isSubsetOf(before));
	}

	private static Set<Path> heapDumps() throws IOException {
		try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			return files.filter((file) -> file.getFileName().toString().matches("heap-.*\\.hprof"))
				.collect(Collectors.toSet());
		}
	}

	@Test
	void shutdownIsNotThereByDefault() {
		assertThat(client.send("POST", "/actuator/shutdown", null).statusCode()).isEqualTo(404);
	}

	@Test
	void logFileIsText() {
		HttpResponse<String> response = client.get("/actuator/logfile");
		assertThat(response.headers().allValues("Content-Type")).containsExactly("text/plain;charset=UTF-8");
		assertThat(response.body()).isEqualTo("The first line.\nThe last line.\n");
	}

	@Test
	void partsOfTheLogFileCanBeAskedFor() {
		HttpResponse<String> part = client.get("/actuator/logfile", "Range", "bytes=4-8");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(part.body()).isEqualTo("first");
		assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-8/31");
		assertThat(client.get("/actuator/logfile", "Range", "bytes=-6").body()).isEqualTo("line.\n");
		assertThat(client.get("/actuator/logfile", "Range", "bytes=31-").statusCode()).isEqualTo(416);
	}

	@Test
	void mappingsShowRoutes() {
		assertThat(client.get("/actuator/mappings").body()).contains("\"predicate\":\"{GET /stats}\"",
				"\"predicate\":\"{GET /actuator/health/{*path}}\"", "Actuator web endpoint 'health'");
	}

	@Test
	void statisticsAndActuatorAreInOneApplication() {
		assertThat(client.get("/stats").statusCode()).isEqualTo(200);
		assertThat(List.of(client.get("/").body().split("\n"))).anyMatch((line) -> line.contains("/actuator/health"));
	}

}
