package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link AcceptedTypes}.
 */
class AcceptedTypesTests {

	private static final List<MimeType> PRODUCED = Stream
		.of("application/vnd.some.v3+json", "application/vnd.some.v2+json", "application/json", "text/plain;version=1")
		.map(MimeTypeUtils::parseMimeType)
		.toList();

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*/* | application/vnd.some.v3+json", "application/json | application/json",
					"application/* | application/vnd.some.v3+json", "application/*+json | application/vnd.some.v3+json",
					"APPLICATION/JSON | application/json",
					"application/vnd.some.v2+json, application/json | application/vnd.some.v2+json",
					"application/json, application/vnd.some.v2+json | application/json",
					"application/json;q=0.5, application/vnd.some.v2+json;q=0.7 | application/vnd.some.v2+json",
					"text/html, */*;q=0.1 | application/vnd.some.v3+json", "*/*, text/plain | text/plain;version=1",
					"text/plain;version=1 | text/plain;version=1", "text/plain;other=2 | text/plain;version=1",
					"application/vnd.some.v3+json;q=0, */* | application/vnd.some.v2+json" })
	void choosesWhatThePeerLikesBest(String accept, String chosen) {
		assertThat(AcceptedTypes.parse(List.of(accept)).choose(PRODUCED)).hasToString(chosen);
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "text/plain;version=2", "*/*;q=0", "application/json;q=0" })
	void choosesNothingThatIsNotAccepted(String accept) {
		assertThat(AcceptedTypes.parse(List.of(accept)).choose(PRODUCED)).isNull();
	}

	@Test
	void severalFieldsAreOneList() {
		assertThat(AcceptedTypes.parse(List.of("text/html", "application/json;q=0.1")).choose(PRODUCED))
			.hasToString("application/json");
	}

	@Test
	void nothingSentAcceptsAnything() {
		assertThat(AcceptedTypes.parse(List.of()).choose(PRODUCED)).isEqualTo(PRODUCED.get(0));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "a/b/c", "text/plain;q=high", "*/json" })
	void refusesWhatIsMalformed(String accept) {
		assertThatExceptionOfType(InvalidMimeTypeException.class)
			.isThrownBy(() -> AcceptedTypes.parse(List.of(accept)));
	}

}
