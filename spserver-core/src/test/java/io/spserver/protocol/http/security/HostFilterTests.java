package io.spserver.protocol.http.security;

import java.net.InetAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HostFilterTests {

	private final HostFilter filter = filter("admin.example.org", "*.internal", "10.1.2.3");

	private static HostFilter filter(String... allowed) {
		try {
			return new HostFilter(InetAddress.getByName("192.0.2.7"), List.of(allowed), "Not here.");
		}
		catch (java.net.UnknownHostException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "LocalHost:7070", "localhost.", "127.0.0.1", "127.0.0.1:7070", "127.1.2.3:1",
			"[::1]", "[::1]:7070", "[0:0:0:0:0:0:0:1]:80", "192.0.2.7:7070", "admin.example.org",
			"Admin.Example.Org:443", "a.internal", "a.b.internal:7070", "10.1.2.3", "localhost:" })
	void answersForItsHosts(String host) throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("GET", "/", "Host", host))).isEqualTo(200);
		assertThat(this.filter.before(Calls.request("POST", "/", "Host", host))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "evil.example:7070", "localhost.evil.example", "127.0.0.1.evil.example",
			"evillocalhost", "internal", "evil-internal", "x.admin.example.org", "192.0.2.8", "[::2]", "[::1", "[::1]x",
			"::1", "localhost:7070:1", "localhost:x", "localhost..", ".", ":7070", "127.0.0.1x", "0x7f.1", "2130706433",
			"[127.0.0.1]x", "null" })
	void misdirectsOthers(String host) throws Exception {
		assertThat(Calls.send(this.filter, Calls.request("GET", "/", "Host", host))).satisfies((answer) -> {
			assertThat(answer.status()).isEqualTo(421);
			assertThat(new String(answer.body())).isEqualTo("Not here.");
		});
		assertThat(this.filter.before(Calls.request("GET", "/", "Host", host))).isNotNull();
	}

	@Test
	void answersOldClientsThatNameNoHost() throws Exception {
		assertThat(Calls.status(this.filter, Calls.request("GET", "/"))).isEqualTo(200);
	}

	@Test
	void asteriskAllowsAnyHost() throws Exception {
		assertThat(Calls.status(filter("*"), Calls.request("GET", "/", "Host", "evil.example"))).isEqualTo(200);
	}

	@Test
	void passesWhatDoesNotComeByTcp() throws Exception {
		SocketAddress path = UnixDomainSocketAddress.of("/tmp/admin");
		PeerSession session = new PeerSession(path, path, List.of());
		assertThat(Calls.status(this.filter, Calls.request(session, "GET", "/", "Host", "any"))).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "http://a.example", "a.example:80", "*a", "a.*", "*.*.a", "*." })
	void refusesWhatIsNoHost(String allowed) {
		assertThatIllegalArgumentException().isThrownBy(() -> filter(allowed))
			.withMessageContaining("'" + allowed + "'");
	}

}
