package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.jspecify.annotations.Nullable;

/**
 * Carries each request by a {@code POST}.
 */
final class HttpTransport implements Transport {

	private static final int OK = 200;

	private static final int REDIRECTION = 300;

	private final ClientSettings settings;

	private final HttpClient client;

	HttpTransport(ClientSettings settings, @Nullable HttpClient client) {
		this.settings = settings;
		this.client = (client != null) ? client : newClient(settings);
	}

	private static HttpClient newClient(ClientSettings settings) {
		HttpClient.Builder builder = HttpClient.newBuilder()
			.connectTimeout(settings.connectTimeout())
			.version(("https".equalsIgnoreCase(settings.uri().getScheme())) ? HttpClient.Version.HTTP_2
					: HttpClient.Version.HTTP_1_1);
		if (settings.sslContext() != null) {
			builder.sslContext(settings.sslContext());
		}
		return builder.build();
	}

	@Override
	public CompletableFuture<Void> send(byte[] json, Map<Long, CompletableFuture<Answer>> calls) {
		Answers answers = new Answers(this.settings.mapper(), (method, params) -> {
		});
		answers.expect(calls);
		CompletableFuture<HttpResponse<byte[]>> exchange = this.client.sendAsync(request(json),
				(head) -> new BoundedBody(this.settings.maxResponseSize()));
		calls.values().forEach((call) -> call.whenComplete((answer, failure) -> cancelIfAlone(exchange, calls)));
		return exchange.handle((response, failure) -> {
			IOException problem = (failure != null) ? failed(failure) : take(response, answers);
			answers.end((problem != null) ? problem : new IOException("The server has not answered all calls"));
			if (problem != null) {
				throw new CompletionException(problem);
			}
			return null;
		});
	}

	/** When all calls have timed out or were cancelled, the exchange is of no use. */
	private static void cancelIfAlone(CompletableFuture<?> exchange, Map<Long, CompletableFuture<Answer>> calls) {
		if (!exchange.isDone() && calls.values().stream().allMatch(CompletableFuture::isDone)) {
			exchange.cancel(true);
		}
	}

	private HttpRequest request(byte[] json) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.settings.uri())
			.timeout(this.settings.timeout())
			.setHeader("Content-Type", "application/json")
			.setHeader("Accept", "application/json");
		this.settings.headers().forEach((name, value) -> request.setHeader(name, value.get()));
		return request.POST(BodyPublishers.ofByteArray(json)).build();
	}

	private @Nullable IOException take(HttpResponse<byte[]> response, Answers answers) {
		boolean good = response.statusCode() >= OK && response.statusCode() < REDIRECTION;
		URI uri = this.settings.uri();
		try {
			if (response.body().length > 0) {
				answers.received(response.body());
			}
			return (good) ? null : new IOException("HTTP status " + response.statusCode() + " from " + uri);
		}
		catch (IOException ex) {
			return (good) ? ex : new IOException("HTTP status " + response.statusCode() + " from " + uri);
		}
	}

	private IOException failed(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof HttpTimeoutException) {
			return (IOException) new SocketTimeoutException((cause instanceof HttpConnectTimeoutException)
					? "No connection to " + this.settings.uri() + " in " + this.settings.connectTimeout()
					: "The server has not answered in " + this.settings.timeout())
				.initCause(cause);
		}
		String why = (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
		return new IOException("No answer from " + this.settings.uri() + ": " + why, cause);
	}

	@Override
	public void close() {
		// The threads of an HttpClient end when nothing refers to it any more.
	}

}
