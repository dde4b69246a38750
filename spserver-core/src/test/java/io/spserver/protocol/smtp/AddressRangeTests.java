package io.spserver.protocol.smtp;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AddressRange}.
 */
class AddressRangeTests {

	@ParameterizedTest
	@CsvSource({ "10.0.0.0/8, 10.255.0.1, true", "10.0.0.0/8, 11.0.0.1, false", "192.0.2.1, 192.0.2.1, true",
			"192.0.2.1, 192.0.2.2, false", "192.0.2.128/25, 192.0.2.127, false", "192.0.2.128/25, 192.0.2.129, true",
			"0.0.0.0/0, 1.2.3.4, true", "0.0.0.0/0, ::1, false", "fd00::/8, fdff::1, true", "fd00::/8, fe00::1, false",
			"::1, ::1, true" })
	void containsWhatBeginsAlike(String range, String address, boolean contained) throws UnknownHostException {
		assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address))).isEqualTo(contained);
		assertThat(AddressRange.parse(range)).hasToString(range);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "::/129", "/8",
			"10.0.0.0/" })
	void refusesWhatIsNoRange(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text)).withMessageContaining(text);
	}

}
