package io.spserver.sample;

import java.net.InetAddress;

import io.spserver.boot.annotation.LocalSpServerPort;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundles;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the server {@code secure}.
 */
@SampleTest
class SecureTests {

	@LocalSpServerPort("secure")
	private int port;

	@Autowired
	private SslBundles bundles;

	@Test
	void putsTlsInFrontOfEcho() throws Exception {
		try (LineClient client = new LineClient(this.bundles.getBundle("demo")
			.createSslContext()
			.getSocketFactory()
			.createSocket(InetAddress.getLoopbackAddress(), this.port))) {
			assertThat(client.read()).startsWith("Welcome");
			assertThat(client.send("hello").read()).isEqualTo("hello");
			assertThat(client.send("quit").read()).isEqualTo("Bye!");
			assertThat(client.read()).isNull();
		}
	}

}
