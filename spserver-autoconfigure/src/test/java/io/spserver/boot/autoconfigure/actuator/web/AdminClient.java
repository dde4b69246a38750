package io.spserver.boot.autoconfigure.actuator.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.springframework.boot.json.JsonParserFactory;
import org.springframework.context.ApplicationContext;

/**
 * Sends requests to the admin server of an application.
 */
public final class AdminClient {

	private static final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.followRedirects(HttpClient.Redirect.NEVER)
		.build();

	private final String base;

	public AdminClient(ApplicationContext context) {
		this("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.spserver.admin.port"));
	}

	public AdminClient(String base) {
		this.base = base;
	}

	public String base() {
		return this.base;
	}

	public HttpResponse<String> get(String path, String... headers) {
		return send("GET", path, null, headers);
	}

	public HttpResponse<String> post(String path, String json, String... headers) {
		return send("POST", path, json, (headers.length > 0) ? headers : json());
	}

	private static String[] json() {
		return new String[] { "Content-Type", "application/json" };
	}

	public HttpResponse<String> send(String method, String path, String body, String... headers) {
		return send(method, path, body, BodyHandlers.ofString(), headers);
	}

	public <T> HttpResponse<T> send(String method, String path, String body, HttpResponse.BodyHandler<T> handler,
			String... headers) {
		HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(this.base + path))
			.timeout(Duration.ofSeconds(30))
			.method(method, (body != null) ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
		if (headers.length > 0) {
			builder.headers(headers);
		}
		try {
			return client.send(builder.build(), handler);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	public static Object json(HttpResponse<String> response) {
		return (response.body().startsWith("[")) ? JsonParserFactory.getJsonParser().parseList(response.body())
				: JsonParserFactory.getJsonParser().parseMap(response.body());
	}

}
