package io.spserver.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Scanner;

import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

import io.spserver.Handler;
import io.spserver.NetworkOptions;
import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import io.spserver.SocketOptions;
import io.spserver.UnixSocket;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Ways to listen that come together, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class ListenerCombinationTests extends PatternTest {

	private static final String HEADER = "PROXY TCP6 2001:db8::1 2001:db8::2 40000 443\r\n";

	private static final Handler TELLING = (request, response) -> {
		response.reply(request.text() + " "
				+ ((InetSocketAddress) request.session().remoteAddress()).getAddress().getHostAddress());
		if (request.text().equals("starttls")) {
			response.startTls();
		}
	};

	private static final NetworkOptions PROXIED = new NetworkOptions(null,
			ProxyProtocol.OFF.mode(ProxyProtocol.Mode.REQUIRED), SocketOptions.DEFAULT);

	private final Authority authority = new Authority();

	ListenerCombinationTests(Pattern pattern) {
		super(pattern);
	}

	/** Two names, and a certificate for all others. */
	private TlsOptions named() throws Exception {
		TlsOptions tls = this.authority.server(this.authority.issue("server"), ClientAuth.NONE);
		return tls.serverNames(
				Map.of("one.example", this.authority.server(this.authority.issue("one.example"), ClientAuth.NONE),
						"*.two.example", this.authority.server(this.authority.issue("two.example"), ClientAuth.NONE)));
	}

	/** Goes on with TLS on a connection; tells whose certificate there is. */
	private String encrypt(LineClient client, String name, String answer) throws Exception {
		try (SSLSocket socket = (SSLSocket) this.authority.client()
			.getSocketFactory()
			.createSocket(client.socket(), "server", 0, true)) {
			SSLParameters parameters = socket.getSSLParameters();
			parameters.setServerNames(List.of(new SNIHostName(name)));
			socket.setSSLParameters(parameters);
			socket.getOutputStream().write("a\n".getBytes(StandardCharsets.US_ASCII));
			assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
				.readLine()).isEqualTo(answer);
			return ((X509Certificate) socket.getSession().getPeerCertificates()[0]).getSubjectX500Principal().getName();
		}
	}

	@Test
	void listensOnIpv6WhereTheMachineHasIt() throws Exception {
		InetAddress loopback = InetAddress.getByName("::1");
		assertThat(loopback).isInstanceOf(Inet6Address.class);
		if (NetworkInterface.getByInetAddress(loopback) == null) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> this.runtime.start(TELLING,
					(options) -> options.address(new InetSocketAddress(loopback, 0))));
			return;
		}
		SpServer server = this.runtime.start(TELLING, (options) -> options.address(new InetSocketAddress(loopback, 0)));
		try (LineClient client = new LineClient(server)) {
			assertThat(client.ask("a")).isEqualTo("a 0:0:0:0:0:0:0:1");
		}
		SpServer proxied = this.runtime.start(TELLING,
				(options) -> options.address(new InetSocketAddress(loopback, 0)).network(PROXIED));
		try (LineClient client = new LineClient(proxied)) {
			assertThat(client.send(HEADER).ask("a")).isEqualTo("a 2001:db8:0:0:0:0:0:1");
		}
	}

	@Test
	void takesProxyHeadersFromAUnixSocket(@TempDir Path folder) throws Exception {
		Path path = folder.resolve("s");
		this.runtime.start(TELLING, (options) -> options
			.network(new NetworkOptions(new UnixSocket(path), PROXIED.proxyProtocol(), SocketOptions.DEFAULT)));
		try (SocketChannel proxy = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
			proxy.write(ByteBuffer.wrap((HEADER + "a\n").getBytes(StandardCharsets.US_ASCII)));
			assertThat(new Scanner(Channels.newInputStream(proxy), StandardCharsets.US_ASCII).nextLine())
				.isEqualTo("a 2001:db8:0:0:0:0:0:1");
		}
	}

	@Test
	void choosesTheCertificateBehindAProxyHeader() throws Exception {
		SpServer server = this.runtime.start(TELLING, named(), (options) -> options.network(PROXIED));
		for (String name : List.of("one.example", "a.two.example", "other.example")) {
			try (LineClient client = new LineClient(server)) {
				client.send(HEADER);
				assertThat(encrypt(client, name, "a 2001:db8:0:0:0:0:0:1")).isEqualTo(subject(name));
			}
		}
	}

	@Test
	void choosesTheCertificateWhenTlsBeginsOnDemand() throws Exception {
		SpServer server = this.runtime.start(TELLING, named().mode(TlsOptions.Mode.STARTTLS), (options) -> options);
		for (String name : List.of("one.example", "a.two.example", "other.example")) {
			try (LineClient client = new LineClient(server)) {
				assertThat(client.ask("starttls")).isEqualTo("starttls 127.0.0.1");
				assertThat(encrypt(client, name, "a 127.0.0.1")).isEqualTo(subject(name));
			}
		}
	}

	private static String subject(String name) {
		return switch (name) {
			case "one.example" -> "CN=one.example";
			case "a.two.example" -> "CN=two.example";
			default -> "CN=server";
		};
	}

}
