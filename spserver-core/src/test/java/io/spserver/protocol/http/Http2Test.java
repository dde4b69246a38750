package io.spserver.protocol.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/**
 * A test with a runtime for one pattern and a server that speaks HTTP.
 */
abstract class Http2Test {

	static final int WORKERS = 120;

	final CountDownLatch release = new CountDownLatch(1);

	/** How many requests wait to be released. */
	final AtomicInteger blocked = new AtomicInteger();

	final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, WORKERS, false),
			List.of());

	private final Pattern pattern;

	private int servers;

	Http2Test(Pattern pattern) {
		this.pattern = pattern;
	}

	@AfterEach
	void close() {
		this.release.countDown();
		this.runtime.close();
	}

	SpServer start(HttpRoutes routes) throws IOException {
		return start(routes, (options) -> options, null);
	}

	SpServer start(HttpRoutes routes, UnaryOperator<ServerOptions.Builder> options, @Nullable TlsOptions tls)
			throws IOException {
		return start(routes, HttpOptions.defaults(), options, tls);
	}

	SpServer start(HttpRoutes routes, HttpOptions http, UnaryOperator<ServerOptions.Builder> options,
			@Nullable TlsOptions tls) throws IOException {
		ServerOptions.Builder builder = ServerOptions.builder("web-" + (++this.servers), new HttpProtocol(http))
			.pattern(this.pattern)
			.maxMessageSize(8 * 1024 * 1024);
		SpServer server = this.runtime.create(options.apply(builder).build(),
				new HttpHandlerFactory(routes, http, List.of()), tls);
		server.start();
		return server;
	}

	static InetSocketAddress address(SpServer server) {
		return (InetSocketAddress) Objects.requireNonNull(server.localAddress());
	}

	static Http2Peer connect(SpServer server) throws IOException {
		return Http2Peer.connect(address(server));
	}

	static boolean stop(SpServer server) {
		return server.stop(Duration.ofSeconds(10)).orTimeout(20, TimeUnit.SECONDS).join();
	}

	/** Answers when {@link #release} is counted down. */
	HttpResponse block(HttpRequest request) throws InterruptedException {
		this.blocked.incrementAndGet();
		this.release.await();
		return HttpResponse.text("released " + request.path());
	}

}
