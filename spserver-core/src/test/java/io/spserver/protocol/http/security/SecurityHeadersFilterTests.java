package io.spserver.protocol.http.security;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityHeadersFilterTests {

	private static HttpHeaders headers(HttpResponse response) throws Exception {
		return new SecurityHeadersFilter().filter(Calls.request("GET", "/"), (request) -> response).headers();
	}

	@Test
	void dynamicAnswersAreNotKeptNorGuessed() throws Exception {
		HttpHeaders headers = headers(HttpResponse.text("x"));
		assertThat(headers.first("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(headers.first("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
		assertThat(headers.first("Cache-Control")).isEqualTo("no-store");
		assertThat(headers.contains("Content-Security-Policy")).isFalse();
	}

	@Test
	void pagesRunNoForeignScriptsAndAreNotFramed() throws Exception {
		HttpHeaders headers = headers(HttpResponse.html("<p>"));
		assertThat(headers.first("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
		assertThat(headers.first("X-Frame-Options")).isEqualTo("DENY");
		assertThat(headers.first("Referrer-Policy")).isEqualTo("same-origin");
	}

	@Test
	void whatIsMadeToBeKeptIsKept() throws Exception {
		assertThat(headers(HttpResponse.text("x").withHeader("ETag", "\"1\"")).contains("Cache-Control")).isFalse();
		assertThat(headers(HttpResponse.text("x").withHeader("Last-Modified", "Mon")).contains("Cache-Control"))
			.isFalse();
		assertThat(headers(HttpResponse.text("x").withHeader("cache-control", "max-age=5")).all("Cache-Control"))
			.containsExactly("max-age=5");
	}

	@Test
	void whatAHandlerHasSetStays() throws Exception {
		HttpHeaders headers = headers(HttpResponse.html("x")
			.withHeader("Content-Security-Policy", "default-src 'none'")
			.withHeader("X-Frame-Options", "SAMEORIGIN"));
		assertThat(headers.all("Content-Security-Policy")).containsExactly("default-src 'none'");
		assertThat(headers.all("X-Frame-Options")).containsExactly("SAMEORIGIN");
	}

}
