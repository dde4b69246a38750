package io.spserver.protocol.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.AfterEach;

/**
 * A test with an HTTP server on a free port.
 */
abstract class WebTest {

	private final Pattern pattern;

	final SpServerRuntime runtime = new SpServerRuntime(new RuntimeOptions(Transport.AUTO, 1, 8, false), List.of());

	final List<HttpFilter> filters = new ArrayList<>();

	WebTest(Pattern pattern) {
		this.pattern = pattern;
	}

	@AfterEach
	void close() {
		this.runtime.close();
	}

	SpServer start(HttpHandler handler) throws IOException {
		return start(handler, (options) -> options);
	}

	/** Any path but /missing leads to the handler. */
	SpServer start(HttpHandler handler, UnaryOperator<HttpOptions.Builder> change) throws IOException {
		HttpRoutes routes = HttpRoutes.builder()
			.get("/a/**", handler)
			.post("/a/**", handler)
			.get("/plain", (request) -> HttpResponse.text("plain"))
			.build();
		HttpOptions options = change.apply(HttpOptions.builder().maxBodySize(16 * 1024 * 1024)).build();
		ServerOptions server = ServerOptions.builder("web", new HttpProtocol(options)).pattern(this.pattern).build();
		SpServer started = this.runtime.create(server, new HttpHandlerFactory(routes, options, this.filters), null);
		started.start();
		return started;
	}

}
