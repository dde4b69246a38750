package io.spserver.protocol.http;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AcceptTests {

	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

	private static final String PROMETHEUS = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
			+ "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;q=0.4,"
			+ "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

	/** The example of RFC 9110, section 12.5.1. */
	@ParameterizedTest
	@CsvSource({ "text/plain;format=flowed, 1000", "text/plain, 700", "text/html, 300", "image/jpeg, 500",
			"text/plain;format=fixed, 400" })
	void closestRangeCounts(String type, int weight) {
		Accept accept = parse(
				"text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, text/plain;format=fixed;q=0.4, "
						+ "*/*;q=0.5");
		assertThat(accept.weight(MediaType.parse(type))).isEqualTo(weight);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "*/*|text/html", "|text/html", "application/json|application/json",
			"application/*|application/json", "text/html;q=0.1, application/json|application/json",
			"text/html;q=0, */*|application/json", "*/*, application/json|application/json",
			"application/json;charset=UTF-8|application/json", "APPLICATION/JSON|application/json",
			"text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2|text/html",
			"a/b, application/json;q=0.001|application/json", "text/html;q=0.5;ext=1, application/json;q=0.4|text/html",
			",application/json,|application/json", "application/json;x=\"a,b;c\\\"\"|application/json" })
	void bestTypeIsChosen(String field, String expected) {
		assertThat(best(field, "text/html", "application/json")).isEqualTo(expected);
	}

	@Test
	void nothingIsChosenThatIsNotAccepted() {
		assertThat(best("image/png", "text/html")).isNull();
		assertThat(best("text/html;q=0", "text/html")).isNull();
		assertThat(best("*/*;q=0", "text/html")).isNull();
		assertThat(best("text/plain;version=2", "text/plain;version=1")).isNull();
	}

	@Test
	void browserAndCommandLineGetWhatTheyShow() {
		assertThat(best(BROWSER, "text/plain", "text/html")).isEqualTo("text/html");
		assertThat(best("*/*", "text/plain", "text/html")).isEqualTo("text/plain");
	}

	@Test
	void prometheusGetsItsNewestFormat() {
		assertThat(best(PROMETHEUS, "text/plain;version=0.0.4;charset=utf-8",
				"application/openmetrics-text;version=1.0.0;charset=utf-8"))
			.isEqualTo("application/openmetrics-text;version=1.0.0;charset=utf-8");
		assertThat(best(PROMETHEUS, "text/plain;version=0.0.4")).isEqualTo("text/plain;version=0.0.4");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text", "text/", "/html", "*/html", "text/html;q=2", "text/html;q=x", "text/html;q=0.1234",
			"text/html;q=-1", "text/html;a", "text/ht ml", "text/html;a=\"b", "text/html;a=1;a=2", "text/html;q=1.5",
			"text/html;q=." })
	void malformedFieldIsRefused(String field) {
		assertThatIllegalArgumentException().isThrownBy(() -> parse(field));
		HttpRequest request = HttpRequest.of(new TestSession(), "GET", "/", HttpHeaders.of("Accept", field),
				new byte[0]);
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> Accept.of(request))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(406));
	}

	@Test
	void choiceFailsIfThereIsNone() {
		List<MediaType> html = List.of(MediaType.parse("text/html"));
		assertThat(parse("text/*").choose(html)).isEqualTo(html.get(0));
		assertThatExceptionOfType(HttpStatusException.class).isThrownBy(() -> parse("image/png").choose(html))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(406))
			.withMessageContaining("text/html");
	}

	private static Accept parse(String field) {
		return Accept.parse((field != null) ? List.of(field) : List.of());
	}

	private static String best(String field, String... producible) {
		MediaType best = parse(field).best(Arrays.stream(producible).map(MediaType::parse).toList());
		return (best != null) ? best.toString() : null;
	}

}
