package io.spserver.boot.autoconfigure.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;

import org.springframework.core.env.Environment;

/**
 * Sends requests to an HTTP server of ours.
 */
public final class TestHttpClient {

	private static final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port;

	public TestHttpClient(Environment environment, String server) {
		this.port = environment.getRequiredProperty("local.spserver." + server + ".port", Integer.class);
	}

	public HttpResponse<String> get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	public HttpResponse<String> post(String path, String json) {
		return post(path, "application/json", json);
	}

	public HttpResponse<String> post(String path, String contentType, String body) {
		return send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body))
			.build());
	}

	public HttpResponse<String> exchange(String path, UnaryOperator<HttpRequest.Builder> request) {
		return send(request.apply(HttpRequest.newBuilder(uri(path))).build());
	}

	private HttpResponse<String> send(HttpRequest request) {
		try {
			return client.send(request, BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
