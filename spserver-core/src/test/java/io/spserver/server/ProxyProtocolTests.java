package io.spserver.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;

import javax.net.ssl.SSLSocket;

import io.spserver.AddressRange;
import io.spserver.Handler;
import io.spserver.NetworkOptions;
import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import io.spserver.ProxyProtocol.Mode;
import io.spserver.RefusalReason;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.SocketOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Connections that a proxy makes for others, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class ProxyProtocolTests extends PatternTest {

	private static final String VERSION_1 = "PROXY TCP4 192.0.2.1 198.51.100.2 40000 443\r\n";

	/** The same in version 2 (section 2.2), with a further value that is not known. */
	private static final byte[] VERSION_2 = HexFormat.of()
		.parseHex(
				"0D0A0D0A000D0A515549540A" + "2111" + "0010" + "C0000201" + "C6336402" + "9C40" + "01BB" + "E0000141");

	/** A proxy that looks whether the server is well. */
	private static final byte[] LOCAL = HexFormat.of().parseHex("0D0A0D0A000D0A515549540A" + "2000" + "0000");

	private static final Handler TELLING = new Handler() {

		@Override
		public void opened(Session session, Response response) {
			response.reply("hello");
		}

		@Override
		public void received(Request request, Response response) {
			response.reply(request.text() + " " + show(request.session()));
		}

		private String show(Session session) {
			return ((InetSocketAddress) session.remoteAddress()).getAddress().getHostAddress() + " "
					+ ((InetSocketAddress) session.localAddress()).getAddress().getHostAddress();
		}

	};

	ProxyProtocolTests(Pattern pattern) {
		super(pattern);
	}

	private SpServer start(ProxyProtocol proxy) throws IOException {
		return this.runtime.start(TELLING, with(proxy));
	}

	private SpServer start(Mode mode, Duration timeout) throws IOException {
		return start(new ProxyProtocol(mode, ProxyProtocol.OFF.trusted(), timeout));
	}

	private static UnaryOperator<ServerOptions.Builder> with(ProxyProtocol proxy) {
		return (options) -> options.network(new NetworkOptions(null, proxy, SocketOptions.DEFAULT));
	}

	private static void send(LineClient client, byte[] bytes) throws IOException {
		client.socket().getOutputStream().write(bytes);
	}

	private void awaitRefusal() {
		Awaitility.await().until(() -> !this.runtime.refusals.isEmpty());
		assertThat(this.runtime.refusals).containsExactly(RefusalReason.PROXY_PROTOCOL);
		assertThat(this.runtime.sessions().count()).isZero();
	}

	@ParameterizedTest
	@EnumSource(value = Mode.class, names = { "OPTIONAL", "REQUIRED" })
	void believesWhomTheHeaderNames(Mode mode) throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(mode));
		try (LineClient first = new LineClient(server); LineClient second = new LineClient(server)) {
			first.send(VERSION_1 + "a\n");
			assertThat(first.line()).isEqualTo("hello");
			assertThat(first.line()).isEqualTo("a 192.0.2.1 198.51.100.2");
			assertThat(first.ask("b")).isEqualTo("b 192.0.2.1 198.51.100.2");
			send(second, VERSION_2);
			assertThat(second.line()).isEqualTo("hello");
			assertThat(second.ask("c")).isEqualTo("c 192.0.2.1 198.51.100.2");
		}
	}

	@Test
	void takesHeadersByteByByte() throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(Mode.REQUIRED));
		for (byte[] header : List.of(VERSION_1.getBytes(StandardCharsets.US_ASCII), VERSION_2,
				"PROXY TCP6 2001:db8::1 2001:db8::2 1 2\r\n".getBytes(StandardCharsets.US_ASCII))) {
			try (LineClient client = new LineClient(server)) {
				for (byte each : header) {
					send(client, new byte[] { each });
				}
				assertThat(client.line()).isEqualTo("hello");
				assertThat(client.ask("a")).containsAnyOf("192.0.2.1 198", "2001:db8:0:0:0:0:0:1 2001");
			}
		}
	}

	@Test
	void takesTheProxyForThePeerWhereItSpeaksForItself() throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(Mode.REQUIRED));
		for (byte[] header : List.of(LOCAL, "PROXY UNKNOWN\r\n".getBytes(StandardCharsets.US_ASCII))) {
			try (LineClient client = new LineClient(server)) {
				send(client, header);
				assertThat(client.line()).isEqualTo("hello");
				assertThat(client.ask("a")).isEqualTo("a 127.0.0.1 127.0.0.1");
			}
		}
	}

	@Test
	void hasTlsFollowTheHeader() throws Exception {
		Authority authority = new Authority();
		SpServer server = this.runtime.start(TELLING, authority.server(authority.issue("server"), ClientAuth.NONE),
				with(ProxyProtocol.OFF.mode(Mode.REQUIRED)));
		try (LineClient client = new LineClient(server)) {
			client.send(VERSION_1);
			try (SSLSocket socket = (SSLSocket) authority.client()
				.getSocketFactory()
				.createSocket(client.socket(), "server", 0, true)) {
				socket.getOutputStream().write("a\n".getBytes(StandardCharsets.US_ASCII));
				byte[] expected = "hello\r\na 192.0.2.1".getBytes(StandardCharsets.US_ASCII);
				assertThat(socket.getInputStream().readNBytes(expected.length)).isEqualTo(expected);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "hi\n", "PROXY TCP4 nonsense\r\n", "PROXY TCP4 192.0.2.1\r\n", "PRO\n",
			"PROXY TCP4 192.0.2.1 198.51.100.2 40000 443 and so on, and so on, and so on, and so on, and so on, and so on, and on" })
	void closesConnectionsWithoutAValidHeaderWhereItIsRequired(String text) throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(Mode.REQUIRED));
		try (LineClient client = new LineClient(server)) {
			client.send(text);
			assertThat(end(client)).isEmpty();
		}
		awaitRefusal();
	}

	/** A reset is an end too. */
	private static String end(LineClient client) throws IOException {
		try {
			return client.rest();
		}
		catch (SocketException ex) {
			return "";
		}
	}

	@Test
	void closesMalformedHeadersWhereItIsOptional() throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(Mode.OPTIONAL));
		try (LineClient client = new LineClient(server)) {
			client.send("PROXY TCP4 nonsense\r\n");
			assertThat(end(client)).isEmpty();
		}
		awaitRefusal();
	}

	@Test
	void closesConnectionsThatAreLateWhereItIsRequired() throws Exception {
		SpServer server = start(Mode.REQUIRED, Duration.ofMillis(100));
		try (LineClient silent = new LineClient(server)) {
			assertThat(end(silent)).isEmpty();
		}
		awaitRefusal();
	}

	@Test
	void takesOthersAsTheyAreWhereItIsOptional() throws Exception {
		SpServer server = start(Mode.OPTIONAL, Duration.ofMillis(100));
		try (LineClient talking = new LineClient(server); LineClient silent = new LineClient(server)) {
			talking.send("P\n");
			assertThat(talking.line()).isEqualTo("hello");
			assertThat(talking.line()).isEqualTo("P 127.0.0.1 127.0.0.1");
			assertThat(silent.line()).isEqualTo("hello");
		}
		assertThat(this.runtime.refusals).isEmpty();
	}

	@Test
	void believesNobodyWhoIsNotTrusted() throws Exception {
		List<AddressRange> elsewhere = List.of(AddressRange.parse("192.0.2.0/24"));
		SpServer required = start(new ProxyProtocol(Mode.REQUIRED, elsewhere, Duration.ofSeconds(5)));
		SpServer optional = start(new ProxyProtocol(Mode.OPTIONAL, elsewhere, Duration.ofSeconds(5)));
		try (LineClient refused = new LineClient(required); LineClient taken = new LineClient(optional)) {
			assertThat(end(refused)).isEmpty();
			assertThat(taken.line()).isEqualTo("hello");
			taken.send(VERSION_1);
			assertThat(taken.line()).startsWith("PROXY TCP4 192.0.2.1").endsWith("127.0.0.1 127.0.0.1");
		}
		awaitRefusal();
	}

	@Test
	void limitsConnectionsOfTheRealPeer() throws Exception {
		SpServer server = this.runtime.start(TELLING,
				(options) -> with(ProxyProtocol.OFF.mode(Mode.REQUIRED)).apply(options.maxConnectionsPerAddress(1)));
		try (LineClient first = new LineClient(server); LineClient other = new LineClient(server)) {
			assertThat(first.send(VERSION_1).line()).isEqualTo("hello");
			assertThat(other.send(VERSION_1.replace("192.0.2.1", "192.0.2.9")).line()).isEqualTo("hello");
			try (LineClient second = new LineClient(server)) {
				assertThat(second.send(VERSION_1).line()).startsWith("System busy");
			}
		}
		assertThat(this.runtime.refusals).containsExactly(RefusalReason.MAX_CONNECTIONS_PER_ADDRESS);
	}

	@Test
	void stopsWhileItWaitsForAHeader() throws Exception {
		SpServer server = start(ProxyProtocol.OFF.mode(Mode.REQUIRED));
		try (LineClient client = new LineClient(server)) {
			client.send("PROX");
			Awaitility.await().until(() -> this.runtime.stop(server));
			assertThat(end(client)).isEmpty();
		}
	}

}
