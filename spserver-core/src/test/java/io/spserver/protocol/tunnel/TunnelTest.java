package io.spserver.protocol.tunnel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

import io.spserver.CloseReason;
import io.spserver.Pattern;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A test with a tunnel on a free port and targets that the test plays.
 */
abstract class TunnelTest {

	private final Pattern pattern;

	final List<CloseReason> closings = new CopyOnWriteArrayList<>();

	final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false),
			List.of((server, gauges) -> new ServerEvents() {

				@Override
				public void closed(CloseReason reason) {
					TunnelTest.this.closings.add(reason);
				}

			}));

	TunnelProtocol tunnel = new TunnelProtocol(
			TunnelOptions.builder().target(TunnelTarget.of("none", new InetSocketAddress(0))).build());

	TunnelTest(Pattern pattern) {
		this.pattern = pattern;
	}

	@AfterEach
	void closeRuntime() {
		this.runtime.close();
	}

	SpServer start(TestTarget... targets) throws IOException {
		return start((options) -> options, targets);
	}

	SpServer start(UnaryOperator<TunnelOptions.Builder> options, TestTarget... targets) throws IOException {
		return start(options, (server) -> server, null, targets);
	}

	SpServer start(UnaryOperator<TunnelOptions.Builder> options, UnaryOperator<ServerOptions.Builder> server,
			@Nullable TlsOptions tls, TestTarget... targets) throws IOException {
		TunnelOptions.Builder builder = TunnelOptions.builder();
		for (TestTarget target : targets) {
			builder.target(target.target());
		}
		this.tunnel = new TunnelProtocol(options.apply(builder).build());
		ServerOptions described = server.apply(ServerOptions.builder("tunnel", this.tunnel).pattern(this.pattern))
			.build();
		SpServer started = this.runtime.create(described, TunnelProtocol.noHandlers(), tls);
		started.start();
		return started;
	}

	static Peer connect(SpServer server) throws IOException {
		return Peer.connect(address(server));
	}

	static Peer connect(SpServer server, Socket socket) throws IOException {
		return Peer.connect(socket, address(server));
	}

	static InetSocketAddress address(SpServer server) {
		return (InetSocketAddress) Objects.requireNonNull(server.localAddress());
	}

	TargetStatus status(int target) {
		return this.tunnel.targets().get(target);
	}

}
