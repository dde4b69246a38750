package io.spserver;

import java.net.InetAddress;

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
	@CsvSource({ "127.0.0.0/8,127.1.2.3,true", "127.0.0.0/8,128.0.0.1,false", "10.1.2.3,10.1.2.3,true",
			"10.1.2.3,10.1.2.4,false", "10.0.0.0/15,10.1.255.255,true", "10.0.0.0/15,10.2.0.0,false",
			"0.0.0.0/0,8.8.8.8,true", "::1,::1,true", "2001:db8::/32,2001:db8:ffff::1,true",
			"2001:db8::/32,2001:db9::1,false", "0.0.0.0/0,::1,false", "::/0,127.0.0.1,false" })
	void containsAddressesThatBeginWithItsBits(String range, String address, boolean contained) throws Exception {
		assertThat(AddressRange.parse(range).contains(InetAddress.getByName(address))).isEqualTo(contained);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/x", "::1/129",
			"example.org/8", "1.2.3.4.5", ":::" })
	void refusesWhatIsNoRange(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
	}

}
