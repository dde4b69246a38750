package io.spserver.protocol.tunnel;

import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ProxyHeader}.
 */
class ProxyHeaderTests {

	private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";

	private final InetSocketAddress four = new InetSocketAddress("192.0.2.1", 1000);

	private final InetSocketAddress six = new InetSocketAddress("2001:db8::1", 2000);

	private final UnixDomainSocketAddress unix = UnixDomainSocketAddress.of("/run/x");

	private static String text(byte[] header) {
		return new String(header, StandardCharsets.US_ASCII);
	}

	private static String hex(byte[] header) {
		return HexFormat.of().formatHex(header);
	}

	@Test
	void saysNothingWhenItIsOff() {
		assertThat(ProxyHeader.OFF.of(this.four, this.four)).isEmpty();
		assertThat(ProxyHeader.OFF.ofNobody()).isEmpty();
	}

	@Test
	void writesAddressesInVersion1() {
		assertThat(text(ProxyHeader.V1.of(this.four, this.four)))
			.isEqualTo("PROXY TCP4 192.0.2.1 192.0.2.1 1000 1000\r\n");
		assertThat(text(ProxyHeader.V1.of(this.six, this.six)))
			.isEqualTo("PROXY TCP6 2001:db8:0:0:0:0:0:1 2001:db8:0:0:0:0:0:1 2000 2000\r\n");
	}

	@Test
	void writesAddressesInVersion2() {
		assertThat(hex(ProxyHeader.V2.of(this.four, this.four)))
			.isEqualTo(SIGNATURE + "2111000c" + "c0000201c0000201" + "03e803e8");
		assertThat(hex(ProxyHeader.V2.of(this.six, this.six)))
			.isEqualTo(SIGNATURE + "21210024" + "20010db8000000000000000000000001".repeat(2) + "07d007d0");
	}

	@Test
	void saysThatTheClientIsNotKnownWhereItCannotBeTold() {
		assertThat(text(ProxyHeader.V1.of(this.unix, this.unix))).isEqualTo("PROXY UNKNOWN\r\n");
		assertThat(text(ProxyHeader.V1.of(this.four, this.six))).isEqualTo("PROXY UNKNOWN\r\n");
		assertThat(hex(ProxyHeader.V2.of(this.unix, this.unix))).isEqualTo(SIGNATURE + "21000000");
		assertThat(hex(ProxyHeader.V2.of(this.four, this.six))).isEqualTo(SIGNATURE + "21000000");
	}

	@Test
	void saysThatNobodyIsBehindAHealthCheck() {
		assertThat(text(ProxyHeader.V1.ofNobody())).isEqualTo("PROXY UNKNOWN\r\n");
		assertThat(hex(ProxyHeader.V2.ofNobody())).isEqualTo(SIGNATURE + "20000000");
	}

}
