package io.spserver.protocol.http.security;

import java.util.ArrayList;
import java.util.List;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WriteEventsFilterTests {

	private final List<String> events = new ArrayList<>();

	private final WriteEventsFilter filter = new WriteEventsFilter(new AccessEvents() {

		@Override
		public void written(HttpRequest request, int status) {
			WriteEventsFilterTests.this.events.add(request + " " + status);
		}

	}, List.of(PathPattern.of("/rpc")));

	@Test
	void tellsOfWritesOnly() throws Exception {
		handle("POST", "/a", (request) -> HttpResponse.noContent());
		handle("DELETE", "/b", (request) -> HttpResponse.status(409));
		handle("GET", "/c", (request) -> HttpResponse.noContent());
		handle("POST", "/rpc", (request) -> HttpResponse.noContent());
		assertThat(this.events).containsExactly("POST /a 204", "DELETE /b 409");
	}

	@Test
	void tellsOfFailures() {
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> handle("PUT", "/a", (request) -> {
			throw new HttpStatusException(422, "No.");
		}));
		assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> handle("PUT", "/b", (request) -> {
			throw new IllegalStateException();
		}));
		assertThat(this.events).containsExactly("PUT /a 422", "PUT /b 500");
	}

	private void handle(String method, String path, HttpHandler handler) throws Exception {
		this.filter.filter(Calls.request(method, path), handler);
	}

}
