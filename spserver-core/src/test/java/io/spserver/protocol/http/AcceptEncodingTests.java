package io.spserver.protocol.http;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AcceptEncodingTests {

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZIP", "x-gzip", "gzip, deflate, br, zstd", "br;q=1.0, gzip;q=0.8, *;q=0.1", "*",
			"gzip;q=0.001", "gzip ; q=0.5", "identity;q=0.5, gzip", "identity;q=0.5, gzip;q=0.5", "br, *;q=0.5" })
	void gzipIsAccepted(String field) {
		assertThat(AcceptEncoding.parse(List.of(field)).gzip()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "identity", "br", "gzip;q=0", "gzip;q=0.0", "*;q=0", "gzip;q=0, *",
			"gzip;q=0.5, identity;q=0.6", "gzip;q=0.5, identity", "gzipped" })
	void gzipIsNotAccepted(String field) {
		assertThat(AcceptEncoding.parse(List.of(field)).gzip()).isFalse();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "gzip|true", "identity;q=0|false", "*;q=0|false", "*;q=0, identity|true",
			"gzip, identity;q=0|false", "*|true" })
	void plainContentIsAcceptedUnlessRefused(String field, boolean accepted) {
		assertThat(AcceptEncoding.parse(List.of(field)).identity()).isEqualTo(accepted);
	}

	@Test
	void nothingIsCompressedUnasked() {
		assertThat(AcceptEncoding.parse(List.of())).isEqualTo(new AcceptEncoding(false, true));
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip;q=2", "gzip;q=", "gzip;x=1", "gzip;q=1;x=1", "gzip;" })
	void malformedFieldIsRefused(String field) {
		assertThatIllegalArgumentException().isThrownBy(() -> AcceptEncoding.parse(List.of(field)));
	}

}
