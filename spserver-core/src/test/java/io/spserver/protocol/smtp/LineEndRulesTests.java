package io.spserver.protocol.smtp;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LineEndRules}. CR is written R and LF is written N.
 */
class LineEndRulesTests {

	@ParameterizedTest
	@CsvSource({ "aRNb, aRNb", "aNb, aRNb", "aRb, aRNb", "NN, RNRN", "RR, RNRN", "aNRNb, aRNRNb", "aRRNb, aRNRNb",
			"aR, aRN", "N.RN, RN.RN", "aN.Nb, aRN.RNb" })
	void makesCrlfOfWhatStandsAlone(String text, String expected) {
		assertThat(apply(BareLineEnds.ACCEPT, text)).isEqualTo(expected);
		for (int at = 1; at < text.length(); at++) {
			assertThat(apply(BareLineEnds.ACCEPT, text.substring(0, at), text.substring(at))).isEqualTo(expected);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "aNb", "aRb", "N", "R", "aRNNb", "aRRNb", "aR", "a0b" })
	void refusesWhatStandsAlone(String text) {
		assertThat(apply(BareLineEnds.REJECT, text)).isNull();
		for (int at = 1; at < text.length(); at++) {
			assertThat(apply(BareLineEnds.REJECT, text.substring(0, at), text.substring(at))).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "aRNb", "RNRN", "aRN" })
	void leavesWhatIsRight(String text) {
		assertThat(apply(BareLineEnds.REJECT, text)).isEqualTo(text);
		for (int at = 1; at < text.length(); at++) {
			assertThat(apply(BareLineEnds.REJECT, text.substring(0, at), text.substring(at))).isEqualTo(text);
		}
	}

	private static @Nullable String apply(BareLineEnds policy, String... parts) {
		LineEndRules rules = new LineEndRules(policy);
		StringBuilder result = new StringBuilder();
		for (int i = 0; i < parts.length; i++) {
			byte[] bytes = parts[i].replace('R', '\r')
				.replace('N', '\n')
				.replace('0', '\0')
				.getBytes(StandardCharsets.US_ASCII);
			byte[] kept = rules.apply(bytes, i == parts.length - 1, false);
			if (kept == null) {
				return null;
			}
			result.append(new String(kept, StandardCharsets.US_ASCII));
		}
		return result.toString().replace('\r', 'R').replace('\n', 'N');
	}

}
