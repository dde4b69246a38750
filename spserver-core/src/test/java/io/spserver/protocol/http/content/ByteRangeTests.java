package io.spserver.protocol.http.content;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeTests {

	private static final int TOTAL = 1000;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "bytes=0-0|0-0", "bytes=0-499|0-499", "bytes=500-|500-999", "bytes=-500|500-999",
					"bytes=-5000|0-999", "bytes=990-5000|990-999", "Bytes=0-9|0-9", "bytes= 0-9 , 20-29|0-9 20-29",
					"bytes=20-29,0-9|20-29 0-9", "bytes=,0-9,|0-9", "bytes=0000-00009|0-9",
					"bytes=0-99999999999999999999|0-999", "bytes=-99999999999999999999|0-999" })
	void rangesAreRead(String field, String expected) {
		assertThat(read(field)).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "bytes=0-9,5-14|0-14", "bytes=0-9,10-19|0-19", "bytes=5-14,0-9,500-|0-14 500-999",
					"bytes=0-,0-,0-|0-999", "bytes=0-9,0-9|0-9", "bytes=100-199,120-130|100-199" })
	void rangesThatOverlapOrTouchAreJoined(String field, String expected) {
		assertThat(read(field)).isEqualTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=1000-,2000-",
			"bytes=99999999999999999999-" })
	void whatIsBehindTheEndCannotBeSatisfied(String field) {
		assertThat(ByteRange.parse(field, TOTAL)).isEmpty();
	}

	@Test
	void whatCannotBeSatisfiedIsLeftOut() {
		assertThat(read("bytes=0-9,1000-,-1")).isEqualTo("0-9 999-999");
	}

	@Test
	void emptyContentHasNoRange() {
		assertThat(ByteRange.parse("bytes=0-", 0)).isEmpty();
		assertThat(ByteRange.parse("bytes=-1", 0)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "bytes", "bytes=", "bytes=,", "bytes=a-b", "bytes=5", "bytes=-", "bytes=9-0",
			"bytes=0-9;10-19", "bytes=+1-2", "bytes=0--9", "bytes=0x1-2", "bytes=0-9,x", "items=0-9", "bytes 0-9",
			"bytes=1 - 2", "bytes=\u0661-\u0662" })
	void malformedFieldIsIgnored(String field) {
		assertThat(ByteRange.parse(field, TOTAL)).isNull();
	}

	@Test
	void tooManyRangesAreIgnored() {
		assertThat(ByteRange.parse(ranges(ByteRange.MOST), TOTAL)).hasSize(ByteRange.MOST);
		assertThat(ByteRange.parse(ranges(ByteRange.MOST + 1), TOTAL)).isNull();
		assertThat(ByteRange.parse(ranges(5000), TOTAL)).isNull();
	}

	private static String ranges(int count) {
		return IntStream.range(0, count)
			.mapToObj((i) -> 3 * i + "-" + 3 * i)
			.collect(Collectors.joining(",", "bytes=", ""));
	}

	private static String read(String field) {
		List<ByteRange> ranges = ByteRange.parse(field, TOTAL);
		assertThat(ranges).isNotNull();
		return ranges.stream().map((range) -> range.first() + "-" + range.last()).collect(Collectors.joining(" "));
	}

}
