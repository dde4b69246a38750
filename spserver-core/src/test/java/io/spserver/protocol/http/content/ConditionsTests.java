package io.spserver.protocol.http.content;

import java.time.Instant;

import io.spserver.protocol.http.HttpHeaders;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.TestSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionsTests {

	private static final String BEFORE = "Sun, 06 Nov 1994 08:49:36 GMT";

	private static final String CHANGED = "Sun, 06 Nov 1994 08:49:37 GMT";

	private static final String AFTER = "Sun, 06 Nov 1994 08:49:38 GMT";

	private static final Validators CURRENT = new Validators(EntityTag.strong("a"),
			Instant.parse("1994-11-06T08:49:37.500Z"));

	private static final int GOES_ON = 0;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "GET|*|0", "GET|\"a\"|0", "GET|\"b\", \"a\"|0", "GET|\"b\"|412",
			"GET|W/\"a\"|412", "PUT|\"a\"|0", "PUT|\"b\"|412", "PUT|a|412" })
	void ifMatchNeedsTheSameTag(String method, String value, int status) {
		assertThat(check(method, CURRENT, "If-Match", value)).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "GET|*|304", "HEAD|\"a\"|304", "GET|W/\"a\"|304", "GET|\"b\", W/\"a\"|304",
			"GET|\"b\"|0", "GET|a|0", "PUT|*|412", "PUT|\"a\"|412", "DELETE|W/\"a\"|412", "PUT|\"b\"|0" })
	void ifNoneMatchNeedsAnotherTag(String method, String value, int status) {
		assertThat(check(method, CURRENT, "If-None-Match", value)).isEqualTo(status);
	}

	@Test
	void nothingMatchesWhatIsNotThere() {
		assertThat(check("PUT", null, "If-Match", "*")).isEqualTo(412);
		assertThat(check("PUT", null, "If-Match", "\"a\"")).isEqualTo(412);
		assertThat(check("PUT", null, "If-None-Match", "*")).isEqualTo(GOES_ON);
		assertThat(check("PUT", null, "If-Unmodified-Since", BEFORE)).isEqualTo(GOES_ON);
	}

	@Test
	void ifModifiedSinceComparesSeconds() {
		assertThat(check("GET", CURRENT, "If-Modified-Since", CHANGED)).isEqualTo(304);
		assertThat(check("HEAD", CURRENT, "If-Modified-Since", AFTER)).isEqualTo(304);
		assertThat(check("GET", CURRENT, "If-Modified-Since", BEFORE)).isEqualTo(GOES_ON);
		assertThat(check("POST", CURRENT, "If-Modified-Since", CHANGED)).isEqualTo(GOES_ON);
		assertThat(check("GET", CURRENT, "If-Modified-Since", "yesterday")).isEqualTo(GOES_ON);
		assertThat(check("GET", CURRENT, "If-Modified-Since", CHANGED, "If-Modified-Since", CHANGED))
			.isEqualTo(GOES_ON);
		assertThat(check("GET", Validators.NONE, "If-Modified-Since", CHANGED)).isEqualTo(GOES_ON);
	}

	@Test
	void ifUnmodifiedSinceHoldsForAllMethods() {
		assertThat(check("PUT", CURRENT, "If-Unmodified-Since", CHANGED)).isEqualTo(GOES_ON);
		assertThat(check("PUT", CURRENT, "If-Unmodified-Since", BEFORE)).isEqualTo(412);
		assertThat(check("GET", CURRENT, "If-Unmodified-Since", BEFORE)).isEqualTo(412);
		assertThat(check("GET", CURRENT, "If-Unmodified-Since", "yesterday")).isEqualTo(GOES_ON);
		assertThat(check("GET", Validators.NONE, "If-Unmodified-Since", BEFORE)).isEqualTo(GOES_ON);
	}

	@Test
	void tagsGoBeforeDates() {
		assertThat(check("GET", CURRENT, "If-Match", "\"a\"", "If-Unmodified-Since", BEFORE)).isEqualTo(GOES_ON);
		assertThat(check("GET", CURRENT, "If-None-Match", "\"b\"", "If-Modified-Since", AFTER)).isEqualTo(GOES_ON);
		assertThat(check("GET", CURRENT, "If-None-Match", "\"a\"", "If-Modified-Since", BEFORE)).isEqualTo(304);
	}

	@Test
	void whatMustHoldGoesBeforeWhatSparesSending() {
		assertThat(check("GET", CURRENT, "If-Match", "\"b\"", "If-None-Match", "\"a\"")).isEqualTo(412);
		assertThat(check("GET", CURRENT, "If-Match", "\"a\"", "If-None-Match", "\"a\"")).isEqualTo(304);
		assertThat(check("GET", CURRENT, "If-Unmodified-Since", BEFORE, "If-None-Match", "\"a\"")).isEqualTo(412);
	}

	@Test
	void unchangedContentIsAnsweredWithItsTag() {
		HttpResponse answer = Conditions.check(request("GET", "If-None-Match", "\"a\""), CURRENT);
		assertThat(answer).isNotNull();
		assertThat(answer.headers()).isEqualTo(HttpHeaders.of("ETag", "\"a\""));
	}

	@Test
	void unchangedContentWithoutTagIsAnsweredWithItsDate() {
		Validators date = new Validators(null, CURRENT.lastModified());
		HttpResponse answer = Conditions.check(request("GET", "If-Modified-Since", AFTER), date);
		assertThat(answer).isNotNull();
		assertThat(answer.headers()).isEqualTo(HttpHeaders.of("Last-Modified", CHANGED));
	}

	@Test
	void ifRangeNeedsTheVeryVersion() {
		assertThat(rangeApplies(CURRENT)).isTrue();
		assertThat(rangeApplies(CURRENT, "If-Range", "\"a\"")).isTrue();
		assertThat(rangeApplies(CURRENT, "If-Range", "W/\"a\"")).isFalse();
		assertThat(rangeApplies(CURRENT, "If-Range", "\"b\"")).isFalse();
		assertThat(rangeApplies(Validators.of(EntityTag.weak("a")), "If-Range", "W/\"a\"")).isFalse();
		assertThat(rangeApplies(CURRENT, "If-Range", CHANGED)).isTrue();
		assertThat(rangeApplies(CURRENT, "If-Range", BEFORE)).isFalse();
		assertThat(rangeApplies(CURRENT, "If-Range", AFTER)).isFalse();
		assertThat(rangeApplies(CURRENT, "If-Range", "a")).isFalse();
		assertThat(rangeApplies(CURRENT, "If-Range", "\"a\"", "If-Range", "\"a\"")).isFalse();
	}

	@Test
	void dateOfThisVerySecondIsNoProofOfTheVersion() {
		Validators now = new Validators(null, Instant.now());
		assertThat(now.lastModified()).isNotNull();
		assertThat(rangeApplies(now, "If-Range", HttpDates.format(now.lastModified()))).isFalse();
	}

	private static boolean rangeApplies(Validators current, String... fields) {
		return Conditions.rangeApplies(request("GET", fields), current);
	}

	private static int check(String method, Validators current, String... fields) {
		HttpResponse answer = Conditions.check(request(method, fields), current);
		return (answer != null) ? answer.status() : GOES_ON;
	}

	private static HttpRequest request(String method, String... fields) {
		return HttpRequest.of(new TestSession(), method, "/", HttpHeaders.of(fields), new byte[0]);
	}

}
