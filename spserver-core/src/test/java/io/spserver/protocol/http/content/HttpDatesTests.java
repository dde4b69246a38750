package io.spserver.protocol.http.content;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpDatesTests {

	private static final Instant DATE = Instant.parse("1994-11-06T08:49:37Z");

	@Test
	void dateIsWrittenInThePreferredForm() {
		assertThat(HttpDates.format(DATE)).isEqualTo("Sun, 06 Nov 1994 08:49:37 GMT");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994" })
	void allThreeFormsAreRead(String text) {
		assertThat(HttpDates.parse(text)).isEqualTo(DATE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "0", "now", "Sun, 06 Nov 1994 08:49:37", "Mon, 06 Nov 1994 08:49:37 GMT",
			"Sun, 31 Feb 2021 08:49:37 GMT", "1994-11-06T08:49:37Z", "Sun, 06 Nov 1994 08:49:37 +0000" })
	void whatIsNoDateIsNotRead(String text) {
		assertThat(HttpDates.parse(text)).isNull();
	}

	@Test
	void yearOfTwoDigitsIsAtMostFiftyYearsAhead() {
		OffsetDateTime ahead = OffsetDateTime.now(ZoneOffset.UTC).plusYears(40).truncatedTo(ChronoUnit.SECONDS);
		String text = DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.US).format(ahead);
		assertThat(HttpDates.parse(text)).isEqualTo(ahead.toInstant());
	}

}
