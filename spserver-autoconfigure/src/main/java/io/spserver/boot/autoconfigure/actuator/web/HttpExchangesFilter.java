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

	private static final int ERROR = 500;

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpExchange.Started started = HttpExchange.start(new Asked(request));
		Answered answered = new Answered(ERROR, Map.of());
		try {
			HttpResponse response = next.handle(request);
			answered = new Answered(response.status(), response.headers().toMap());
			return response;
		}
		catch (HttpStatusException ex) {
			answered = new Answered(ex.status(), Map.of());
			throw ex;
		}
		finally {
			this.repository.add(started.finish(answered, () -> null, () -> null, this.includes));
		}
	}

	private record Asked(HttpRequest request) implements RecordableHttpRequest {

		@Override
		public URI getUri() {
			String host = this.request.header("Host");
			try {
				return new URI("http", host, this.request.path(), this.request.query(), null);
			}
			catch (URISyntaxException ex) {
				return URI.create("/");
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
