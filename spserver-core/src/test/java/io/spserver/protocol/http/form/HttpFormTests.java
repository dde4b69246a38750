package io.spserver.protocol.http.form;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpStatusException;
import io.spserver.protocol.http.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class HttpFormTests {

	private static final String URL_ENCODED = "application/x-www-form-urlencoded";

	@Test
	void parametersAreDecoded() throws IOException {
		HttpForm form = form(URL_ENCODED, "a=1&b=x+y%26%3D&&c&=d&a=2&%C3%A4=%E2%82%AC&e=f=g");
		assertThat(form.parts()).extracting(HttpPart::name).containsExactly("a", "b", "c", "", "a", "\u00e4", "e");
		assertThat(form.value("a")).isEqualTo("1");
		assertThat(form.parts("a")).hasSize(2);
		assertThat(form.value("b")).isEqualTo("x y&=");
		assertThat(form.value("c")).isEmpty();
		assertThat(form.value("\u00e4")).isEqualTo("\u20ac");
		assertThat(form.value("e")).isEqualTo("f=g");
		assertThat(form.value("missing")).isNull();
		assertThat(form.part("missing")).isNull();
		assertThat(form.parts()).noneMatch(HttpPart::isFile);
	}

	@Test
	void emptyBodyHasNoParameters() throws IOException {
		assertThat(form(URL_ENCODED, "").parts()).isEmpty();
	}

	@Test
	void charsetOfTheContentTypeCounts() throws IOException {
		assertThat(form(URL_ENCODED + ";charset=ISO-8859-1", "a=%E4").value("a")).isEqualTo("\u00e4");
		assertThat(status(URL_ENCODED + ";charset=nonsense", "a=1", FormLimits.defaults())).isEqualTo(415);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a=%", "a=%1", "a=%zz", "a=%1&b=2", "%=1", "a=%ff", "a=%c0%80" })
	void malformedParametersAreRefused(String body) {
		assertThat(status(URL_ENCODED, body, FormLimits.defaults())).isEqualTo(400);
	}

	@Test
	void parametersAreLimited() throws IOException {
		FormLimits limits = new FormLimits(2, 100, 100, 10);
		assertThat(HttpForm.of(request(URL_ENCODED, "a=1&b=2"), limits).parts()).hasSize(2);
		assertThat(status(URL_ENCODED, "a=1&b=2&c", limits)).isEqualTo(413);
		assertThat(status(URL_ENCODED, "a=12345678", limits)).isZero();
		assertThat(status(URL_ENCODED, "a=123456789", limits)).isEqualTo(413);
	}

	@Test
	void otherBodiesAreNoForms() {
		assertThat(status("application/json", "{}", FormLimits.defaults())).isEqualTo(415);
		assertThat(status("multipart/mixed;boundary=a", "--a--", FormLimits.defaults())).isEqualTo(415);
		HttpRequest without = HttpRequest.of(new TestSession(), "POST", "/", HttpHeaders.empty(), new byte[0]);
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> HttpForm.of(without))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(415));
	}

	@Test
	void typeOfTheBodyMustBeClear() {
		HttpRequest twice = HttpRequest.of(new TestSession(), "POST", "/",
				HttpHeaders.of("Content-Type", URL_ENCODED, "Content-Type", "multipart/form-data;boundary=a"),
				new byte[0]);
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> HttpForm.of(twice))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(400));
	}

	static int status(String contentType, String body, FormLimits limits) {
		try {
			HttpForm.of(request(contentType, body), limits);
			return 0;
		}
		catch (HttpStatusException ex) {
			return ex.status();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static HttpForm form(String contentType, String body) throws IOException {
		return HttpForm.of(request(contentType, body));
	}

	private static HttpRequest request(String contentType, String body) {
		return HttpRequest.of(new TestSession(), "POST", "/", HttpHeaders.of("Content-Type", contentType),
				body.getBytes(StandardCharsets.UTF_8));
	}

}
