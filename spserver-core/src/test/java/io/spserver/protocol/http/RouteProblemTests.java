package io.spserver.protocol.http;

import java.io.IOException;

import io.spserver.protocol.http.content.ContentServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the routes answer to requests that none of them matches.
 */
class RouteProblemTests {

	@Test
	void clientThatAsksForJsonGetsAProblem() throws IOException {
		HttpRoutes routes = HttpRoutes.builder().post("/a", (request) -> HttpResponse.noContent()).build();
		try (ContentServer server = new ContentServer(routes)) {
			assertThat(server.exchange("GET /b", "Accept: application/json")).startsWith("HTTP/1.1 404 ")
				.endsWith("\r\n\r\n{\"status\":404,\"title\":\"Not Found\"}");
			assertThat(server.exchange("GET /a", "Accept: application/problem+json")).startsWith("HTTP/1.1 405 ")
				.contains("\r\nAllow: OPTIONS, POST\r\n")
				.endsWith("\r\n\r\n{\"status\":405,\"title\":\"Method Not Allowed\"}");
			assertThat(server.exchange("BREW /a", "Accept: application/json")).startsWith("HTTP/1.1 501 ")
				.endsWith("{\"status\":501,\"title\":\"Not Implemented\"}");
			assertThat(server.exchange("GET /b", "Accept: */*")).endsWith("\r\n\r\nNot Found");
		}
	}

}
