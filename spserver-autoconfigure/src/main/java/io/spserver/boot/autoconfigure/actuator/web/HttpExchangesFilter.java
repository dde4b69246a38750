package io.spserver.boot.autoconfigure.actuator.web;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.web.exchanges.HttpExchange;
import org.springframework.boot.actuate.web.exchanges.HttpExchangeRepository;
import org.springframework.boot.actuate.web.exchanges.Include;
import org.springframework.boot.actuate.web.exchanges.RecordableHttpRequest;
import org.springframework.boot.actuate.web.exchanges.RecordableHttpResponse;

/**
 * Records what is asked and answered. Stands inside of the filters that refuse requests,
 * as Spring Boot's does, so that it knows who asks.
 *
 * @param repository where exchanges go
 * @param includes what is recorded of them
 */
record HttpExchangesFilter(HttpExchangeRepository repository, Set<Include> includes) implements HttpFilter {

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpExchange.Started started = HttpExchange.start(new Asked(request));
		try {
			HttpResponse response = next.handle(request);
			response.completion().whenComplete((answer, ex) -> record(started, request, Answered.of(answer, ex)));
			return response;
		}
		catch (Throwable ex) {
			record(started, request, Answered.of(null, ex));
			throw ex;
		}
	}

	private void record(HttpExchange.Started started, HttpRequest request, Answered answered) {
		this.repository.add(started.finish(answered, request::principal, () -> null, this.includes));
	}

	private record Asked(HttpRequest request) implements RecordableHttpRequest {

		@Override
		public URI getUri() {
			String base = this.request.scheme() + "://" + this.request.host();
			try {
				return new URI(base + this.request.target());
			}
			catch (URISyntaxException ex) {
				return URI.create(base);
			}
		}

		@Override
		public @Nullable String getRemoteAddress() {
			SocketAddress address = this.request.session().remoteAddress();
			return (address instanceof InetSocketAddress inet) ? inet.getAddress().getHostAddress()
					: address.toString();
		}

		@Override
		public String getMethod() {
			return this.request.method();
		}

		@Override
		public Map<String, List<String>> getHeaders() {
			return this.request.headers().toMap();
		}

	}

	private record Answered(int status, Map<String, List<String>> headers) implements RecordableHttpResponse {

		static Answered of(@Nullable HttpResponse response, @Nullable Throwable ex) {
			if (response != null) {
				return new Answered(response.status(), response.headers().toMap());
			}
			return new Answered((ex instanceof HttpStatusException status) ? status.status() : 500, Map.of());
		}

		@Override
		public int getStatus() {
			return this.status;
		}

		@Override
		public Map<String, List<String>> getHeaders() {
			return this.headers;
		}

	}

}
