package io.spserver.boot.autoconfigure;

import java.util.List;
import java.util.Map;

import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ServerAssembler}.
 */
class ServerAssemblerTests {

	private final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.NIO, 1, 1, false),
			List.of());

	@AfterEach
	void closeRuntime() {
		this.runtime.close();
	}

	@Test
	void refusesIoUringForLeaderFollowers() {
		ServerAssembler assembler = assembler(Map.of("spserver.runtime.transport", "io-uring"));
		assertThatExceptionOfType(InvalidSpServerPropertyException.class).isThrownBy(assembler::admin)
			.withMessageContaining("'spserver.admin.pattern' has the value 'leader-followers'")
			.withMessageContaining("io-uring")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("'half-sync-half-async'",
					"'spserver.runtime.transport' to 'epoll'"));
	}

	@Test
	void acceptsIoUringForHalfSyncHalfAsync() {
		ServerAssembler assembler = assembler(
				Map.of("spserver.runtime.transport", "io-uring", "spserver.admin.pattern", "half-sync-half-async"));
		assertThat(assembler.admin()).hasSize(1);
	}

	@Test
	void firstSourceWithHandlersProvidesThem() {
		HandlerSource none = (server) -> null;
		HandlerSource first = (server) -> named("first");
		HandlerSource second = (server) -> {
			throw new IllegalStateException("not to be asked");
		};
		ServerAssembler assembler = assembler(Map.of("spserver.servers.echo.port", "0"), none, first, second);
		assertThat(assembler.servers()).extracting(SpServer::name).containsExactly("echo");
	}

	private HandlerFactory named(String name) {
		Handler handler = (request, response) -> response.reply(name);
		return (session) -> handler;
	}

	private ServerAssembler assembler(Map<String, String> properties, HandlerSource... sources) {
		HandlerSource any = (ServerOptions server) -> named("any");
		return new ServerAssembler(this.runtime, SpServerPropertiesTests.bind(properties),
				new ProtocolResolver(List.of(), List.of()), new ServerOptionsMapper(List.of()),
				new TlsOptionsMapper(null, List.of()), (sources.length > 0) ? List.of(sources) : List.of(any));
	}

}
