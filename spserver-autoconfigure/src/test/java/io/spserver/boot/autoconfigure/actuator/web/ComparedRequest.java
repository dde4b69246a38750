package io.spserver.boot.autoconfigure.actuator.web;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * A request that is sent to several servers.
 *
 * @param method the method
 * @param path path and query
 * @param body the body, {@code null} for none
 * @param headers names and values of header fields
 */
record ComparedRequest(String method, String path, String body, List<String> headers) {

	/** How many connections a client may have kept. */
	private static final int MOST_KEPT = 10;

	private static final String V2 = "application/vnd.spring-boot.actuator.v2+json";

	private static final String V3 = "application/vnd.spring-boot.actuator.v3+json";

	/** Each in all formats. */
	private static final List<String> READ = List.of("", "/beans", "/conditions", "/configprops", "/configprops/spring",
			"/env", "/env/spring.application.name", "/env/no.such.name", "/health", "/health/", "/health/liveness",
			"/health/some", "/health/ping", "/health/nothing", "/info", "/loggers", "/loggers/ROOT",
			"/loggers/no.such.logger", "/mappings", "/metrics", "/metrics/jvm.memory.used",
			"/metrics/jvm.memory.used?tag=area:heap", "/metrics/no.such.meter", "/scheduledtasks", "/spserver",
			"/spserver/admin", "/spserver/nobody", "/sbom", "/threaddump", "/later/mono", "/later/flux", "/plain/text",
			"/plain/none", "/echo/name?text=x", "/rest/a/b", "/many?of=a&of=b");

	private static final List<String> FORMATS = List.of("", "*/*", "application/json", V2, V3);

	/** Only once. */
	private static final List<String> REST = List.of("/nothing", "/info/", "/prometheus", "/prometheus?includedNames=x",
			"/logfile", "/bytes", "/file", "/echo/a%20b?text=%C3%BC", "/echo/x?text=1&text=2", "/rest", "/rest/",
			"/metrics/jvm.memory.used?tag=wrong", "/number", "/later/empty", "/later/failure", "/plain/failure",
			"/health/ping/deeper", "/shutdown");

	static List<ComparedRequest> all() {
		List<ComparedRequest> all = new ArrayList<>();
		for (String path : READ) {
			FORMATS.forEach((format) -> all.add(get("/actuator" + path, format)));
		}
		REST.forEach((path) -> all.add(get("/actuator" + path, "")));
		for (String path : List.of("/livez", "/readyz", "/some", "/livez/more", "/some?x=y")) {
			all.add(get(path, ""));
		}
		addFormats(all);
		addOtherMethods(all);
		addWrites(all);
		return all;
	}

	private static ComparedRequest get(String path, String accept) {
		return new ComparedRequest("GET", path, null, accept.isEmpty() ? List.of() : List.of("Accept", accept));
	}

	private static void addFormats(List<ComparedRequest> all) {
		for (String accept : List.of("text/html", "text/html,*/*;q=0.8", "application/json;q=0.1,*/*;q=0.9",
				"application/*", "application/*+json", V2 + ";q=0.5," + V3 + ";q=0.9", "image/png, " + V2, "malformed",
				"text/plain", "application/json, text/plain", "text/plain;charset=UTF-8")) {
			all.add(get("/actuator/health", accept));
			all.add(get("/actuator/threaddump", accept));
			all.add(get("/actuator/metrics", accept));
		}
		for (String accept : List.of("text/plain", "text/plain;version=0.0.4", "application/openmetrics-text",
				"application/openmetrics-text;version=1.0.0;charset=utf-8", "application/vnd.google.protobuf",
				"text/html", "application/openmetrics-text;version=0.0.1,text/plain;version=0.0.4")) {
			all.add(get("/actuator/prometheus", accept));
		}
		for (String accept : List.of("text/plain", "text/html", "application/octet-stream", "*/*")) {
			all.add(get("/actuator/logfile", accept));
			all.add(get("/actuator/file", accept));
		}
		for (String range : List.of("bytes=0-3", "bytes=-2", "bytes=5-", "bytes=99-", "bytes=0-99")) {
			all.add(new ComparedRequest("GET", "/actuator/logfile", null, List.of("Range", range)));
		}
	}

	private static void addOtherMethods(List<ComparedRequest> all) {
		for (String path : List.of("/actuator", "/actuator/health", "/actuator/loggers/ROOT", "/actuator/prometheus",
				"/actuator/plain/x")) {
			for (String method : List.of("HEAD", "OPTIONS", "PUT", "PATCH", "DELETE")) {
				all.add(new ComparedRequest(method, path, null, List.of()));
			}
		}
		all.add(new ComparedRequest("POST", "/actuator/health", "{}", List.of("Content-Type", "application/json")));
		all.add(new ComparedRequest("POST", "/actuator/shutdown", null, List.of()));
	}

	private static void addWrites(List<ComparedRequest> all) {
		String level = "{\"configuredLevel\":\"DEBUG\"}";
		for (String type : List.of("application/json", V2, V3, "application/json;charset=UTF-8", "text/plain",
				"application/x-www-form-urlencoded", "application/xml", "malformed")) {
			all.add(post("/actuator/loggers/compared.one", level, type));
		}
		all.add(new ComparedRequest("POST", "/actuator/loggers/compared.one", level, List.of()));
		for (String body : List.of("{\"configuredLevel\":null}", "{}", "{\"configuredLevel\":\"LOUD\"}", "{\"a\":{}}",
				"[]", "{", "nonsense", "{\"configuredLevel\":\"OFF\",\"more\":1}", "")) {
			all.add(post("/actuator/loggers/compared.two", body, "application/json"));
			all.add(get("/actuator/loggers/compared.two", ""));
		}
		for (String body : List.of("{\"text\":\"x\"}", "{\"text\":3.70}", "{\"text\":true}", "{\"text\":null}",
				"{\"name\":\"body\"}", "{\"text\":\"\\u00fc\"}")) {
			all.add(post("/actuator/echo/path", body, "application/json"));
			all.add(post("/actuator/echo/path?text=query", body, "application/json"));
		}
		for (String body : List.of("{\"value\":3}", "{\"value\":\"3\"}", "{\"value\":3.7}", "{\"value\":\"x\"}",
				"{}")) {
			all.add(post("/actuator/number", body, "application/json"));
		}
	}

	private static ComparedRequest post(String path, String body, String type) {
		return new ComparedRequest("POST", path, body, List.of("Content-Type", type));
	}

	/**
	 * Sends the request; again while the server has just closed the connections that the
	 * client kept, as the others do now and then.
	 */
	HttpResponse<byte[]> sendAgainIfClosed(AdminClient client) {
		for (int kept = 0; kept < MOST_KEPT; kept++) {
			try {
				return send(client);
			}
			catch (UncheckedIOException ex) {
				// The client keeps this connection no more.
				continue;
			}
		}
		return send(client);
	}

	HttpResponse<byte[]> send(AdminClient client) {
		return client.send(this.method, this.path, this.body, BodyHandlers.ofByteArray(),
				this.headers.toArray(String[]::new));
	}

	@Override
	public String toString() {
		return this.method + " " + this.path + " " + this.headers + ((this.body != null) ? " " + this.body : "");
	}

}
