package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpRequestTests {

	@Test
	void partsOfTheRequestAreThere() {
		TestSession session = new TestSession();
		HttpRequest request = HttpRequest.of(session, "POST", "/a/../b?c=d", HttpHeaders.of("A", "b"),
				new byte[] { 'x' });
		assertThat(request.method()).isEqualTo("POST");
		assertThat(request.target()).isEqualTo("/a/../b?c=d");
		assertThat(request.path()).isEqualTo("/b");
		assertThat(request.query()).isEqualTo("c=d");
		assertThat(request.header("a")).isEqualTo("b");
		assertThat(request.headers().size()).isEqualTo(1);
		assertThat(request.body()).containsExactly('x');
		assertThat(request.version()).isEqualTo("HTTP/1.1");
		assertThat(request.keepAlive()).isTrue();
		assertThat(request.session()).isSameAs(session);
		assertThat(request.route()).isNull();
		assertThat(request.pathVariables()).isEmpty();
		assertThat(request).hasToString("POST /b");
	}

	@Test
	void queryParametersAreDecoded() {
		HttpRequest request = get("/?a=1&b=%C3%A4+c&a=2&empty=&flag&x;y=z&=none");
		assertThat(request.queryParameters()).containsEntry("a", List.of("1", "2"))
			.containsEntry("b", List.of("ä c"))
			.containsEntry("empty", List.of(""))
			.containsEntry("flag", List.of(""))
			.containsEntry("x;y", List.of("z"));
		assertThat(request.queryParameter("a")).isEqualTo("1");
		assertThat(request.queryParameter("missing")).isNull();
		assertThat(get("/").queryParameters()).isEmpty();
		assertThat(get("/?").queryParameters()).isEmpty();
	}

	@Test
	void pathIsNoQueryParameter() {
		assertThat(get("/a=b").queryParameters()).isEmpty();
	}

	@Test
	void textIsDecodedByItsCharset() {
		assertThat(post(null, "ä".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("ä");
		assertThat(post("text/plain", "ä".getBytes(StandardCharsets.UTF_8)).text()).isEqualTo("ä");
		byte[] latin1 = "ä".getBytes(StandardCharsets.ISO_8859_1);
		assertThat(post("text/plain; a=b; Charset=iso-8859-1", latin1).text()).isEqualTo("ä");
		assertThat(post("text/plain;charset=\"ISO-8859-1\"", latin1).text()).isEqualTo("ä");
	}

	@Test
	void mediaTypeHasNoParameters() {
		assertThat(post("Text/Plain ; charset=utf-8", new byte[0]).contentType()).isEqualTo("text/plain");
		assertThat(post("text/plain", new byte[0]).contentType()).isEqualTo("text/plain");
		assertThat(post(null, new byte[0]).contentType()).isNull();
	}

	@Test
	void unknownCharsetIsStatus415() {
		for (String charset : List.of("klingon", "\"", "ä ö", "")) {
			HttpRequest request = post("text/plain;charset=" + charset, new byte[0]);
			assertThatExceptionOfType(HttpStatusException.class).isThrownBy(request::text)
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(415));
		}
	}

	@Test
	void unknownPathVariableIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> get("/").pathVariable("id"))
			.withMessageContaining("'id'");
	}

	@Test
	void targetThatNoPeerCouldSendIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> get("/..")).withMessageContaining("'/..'");
	}

	private static HttpRequest get(String target) {
		return HttpRequest.of(new TestSession(), "GET", target, HttpHeaders.empty(), new byte[0]);
	}

	private static HttpRequest post(String contentType, byte[] body) {
		HttpHeaders headers = (contentType != null) ? HttpHeaders.of("Content-Type", contentType) : HttpHeaders.empty();
		return HttpRequest.of(new TestSession(), "POST", "/", headers, body);
	}

}
