package io.spserver.boot;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;

import io.spserver.ServerOptions;
import io.spserver.codec.Protocols;
import org.junit.jupiter.api.Test;

import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerStartFailureAnalyzer}.
 */
class SpServerStartFailureAnalyzerTests {

	@Test
	void explainsPortInUse() {
		FailureAnalysis analysis = analyze("echo", new BindException("Address already in use"));
		assertThat(analysis.getDescription()).contains("'echo'", "127.0.0.1:7007", "port 7007 is already in use");
		assertThat(analysis.getAction()).contains("Stop the process", "'spserver.servers.echo.port'");
	}

	@Test
	void explainsPortOfAdminServerInUse() {
		FailureAnalysis analysis = analyze("admin", new IOException("bind(..) failed: Address already in use"));
		assertThat(analysis.getDescription()).contains("'admin'", "already in use");
		assertThat(analysis.getAction()).contains("'spserver.admin.port'");
	}

	@Test
	void explainsAddressOfAnotherMachine() {
		FailureAnalysis analysis = analyze("echo", new BindException("Cannot assign requested address"));
		assertThat(analysis.getDescription()).contains("does not have that address");
		assertThat(analysis.getAction()).contains("'spserver.servers.echo.address'");
	}

	@Test
	void explainsMissingRight() {
		FailureAnalysis analysis = analyze("echo", new SocketException("Permission denied"));
		assertThat(analysis.getDescription()).contains("does not permit");
		assertThat(analysis.getAction()).contains("'spserver.servers.echo.port'", "1024");
	}

	@Test
	void showsAnyOtherReason() {
		FailureAnalysis analysis = analyze("echo", new IOException("something else"));
		assertThat(analysis.getDescription()).contains("something else");
		assertThat(analysis.getAction()).contains("'spserver.servers.echo.port'");
	}

	private FailureAnalysis analyze(String server, IOException cause) {
		ServerOptions options = ServerOptions.builder(server, Protocols.line())
			.address(new InetSocketAddress("127.0.0.1", 7007))
			.build();
		Exception failure = new IllegalStateException("Failed to start bean",
				new SpServerStartException(options, cause));
		FailureAnalysis analysis = new SpServerStartFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		return analysis;
	}

}
