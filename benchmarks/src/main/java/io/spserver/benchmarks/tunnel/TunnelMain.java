package io.spserver.benchmarks.tunnel;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;

import javax.net.ssl.KeyManagerFactory;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.protocol.tunnel.TunnelOptions;
import io.spserver.protocol.tunnel.TunnelProtocol;
import io.spserver.protocol.tunnel.TunnelTarget;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsEngine;
import io.spserver.tls.TlsOptions;
import io.spserver.tls.TlsOptions.ClientAuth;
import org.jspecify.annotations.Nullable;

/**
 * The process of our tunnel. Ends when its standard input does.
 */
public final class TunnelMain {

	private static final int MAX_CONNECTIONS = 20_000;

	private static final int WORKER_THREADS = 8;

	private TunnelMain() {
	}

	/**
	 * Starts the tunnel.
	 * @param args the contender's name, the port for TLS, that for plain TCP, the
	 * target's, and the key store
	 * @throws Exception if it does not start
	 */
	public static void main(String[] args) throws Exception {
		Pattern pattern = (TunnelContender.OURS_HSHA.tag().equals(args[0])) ? Pattern.HALF_SYNC_HALF_ASYNC
				: Pattern.LEADER_FOLLOWERS;
		TlsEngine engine = (TunnelContender.OURS_LF_OPENSSL.tag().equals(args[0])) ? TlsEngine.openSsl()
				: TlsEngine.JDK;
		SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, WORKER_THREADS, false),
				List.of());
		int target = Integer.parseInt(args[3]);
		start(runtime, "secure", pattern, Integer.parseInt(args[1]), target, tls(Path.of(args[4])).engine(engine));
		start(runtime, "plain", pattern, Integer.parseInt(args[2]), target, null);
		while (System.in.read() >= 0) {
			// The runner has nothing to say.
		}
		Runtime.getRuntime().halt(0);
	}

	private static void start(SpServerRuntime runtime, String name, Pattern pattern, int port, int target,
			@Nullable TlsOptions tls) throws Exception {
		TunnelProtocol tunnel = new TunnelProtocol(TunnelOptions.builder()
			.target(TunnelTarget.of("target", new InetSocketAddress(InetAddress.getLoopbackAddress(), target)))
			.build());
		ServerOptions options = ServerOptions.builder(name, tunnel)
			.pattern(pattern)
			.port(port)
			.maxConnections(MAX_CONNECTIONS)
			.requestQueueSize(MAX_CONNECTIONS)
			.build();
		runtime.create(options, TunnelProtocol.noHandlers(), tls).start();
	}

	private static TlsOptions tls(Path file) throws Exception {
		KeyStore keys = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			keys.load(in, new char[0]);
		}
		KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		managers.init(keys, new char[0]);
		return new TlsOptions(managers, null, ClientAuth.NONE, List.of(), List.of());
	}

}
