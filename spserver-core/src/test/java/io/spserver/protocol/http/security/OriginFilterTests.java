package io.spserver.protocol.http.security;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class OriginFilterTests {

	private final OriginFilter filter = new OriginFilter(List.of("https://console.example.org"), "Not from there.");

	@ParameterizedTest
	@CsvSource({ "localhost:7070,http://localhost:7070", "LOCALHOST:7070,http://localhost:7070",
			"localhost,http://localhost", "localhost:80,http://localhost", "localhost,http://localhost:80",
			"admin.example.org,https://admin.example.org", "admin.example.org:443,https://admin.example.org",
			"[::1]:7070,http://[::1]:7070", "localhost:7070,https://console.example.org" })
	void letsOwnAndAllowedPagesWrite(String host, String origin) throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", host, "Origin", origin)))
			.isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://evil.example", "null", "", "http://localhost", "http://localhost:7071",
			"http://localhost:7070.evil.example", "http://localhost:7070@evil.example", "http://localhost:7070/",
			"ftp://localhost:7070", "file://", "chrome-extension://abc", "http://", "http://127.0.0.1:7070",
			"http://console.example.org", "https://console.example.org.evil.example",
			"http://localhost:7070, http://evil.example" })
	void refusesToLetOthersWrite(String origin) throws Exception {
		assertThat(Calls.send(this.filter, Calls.request("POST", "/", "Host", "localhost:7070", "Origin", origin)))
			.satisfies((answer) -> {
				assertThat(answer.status()).isEqualTo(403);
				assertThat(new String(answer.body())).isEqualTo("Not from there.");
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get" })
	void looksAtAllMethodsThatMayWrite(String method) throws Exception {
		assertThat(Calls.status(this.filter, Calls.request(method, "/", "Host", "localhost", "Origin", "null")))
			.isEqualTo(403);
		assertThat(this.filter.before(Calls.request(method, "/", "Host", "localhost", "Origin", "null"))).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "HEAD", "OPTIONS" })
	void looksAtNoOtherMethod(String method) throws Exception {
		assertThat(Calls.status(this.filter, Calls.request(method, "/", "Host", "localhost", "Origin",
				"http://evil.example", "Sec-Fetch-Site", "cross-site")))
			.isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "same-origin,200", "none,200", "same-site,403", "cross-site,403", "what-ever,403" })
	void believesWhatBrowsersSayOfTheSite(String site, int status) throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost", "Sec-Fetch-Site", site)))
			.isEqualTo(status);
	}

	@Test
	void looksAtBothFields() throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost", "Origin",
				"http://evil.example", "Sec-Fetch-Site", "same-origin")))
			.isEqualTo(403);
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost", "Origin",
				"http://localhost", "Sec-Fetch-Site", "cross-site")))
			.isEqualTo(403);
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost", "Sec-Fetch-Site",
				"same-origin", "Sec-Fetch-Site", "cross-site")))
			.isEqualTo(403);
	}

	@Test
	void refusesTwoOrigins() throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost", "Origin",
				"http://localhost", "Origin", "http://localhost")))
			.isEqualTo(403);
	}

	@Test
	void letsClientsWriteThatAreNoBrowsers() throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("POST", "/", "Host", "localhost"))).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "*", "example.org", "https://example.org/", "ws://example.org" })
	void refusesWhatIsNoOrigin(String origin) {
		assertThatIllegalArgumentException().isThrownBy(() -> new OriginFilter(List.of(origin), ""))
			.withMessageContaining("'" + origin + "'");
	}

}
