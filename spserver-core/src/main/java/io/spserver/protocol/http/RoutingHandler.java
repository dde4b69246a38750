package io.spserver.protocol.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers the requests of all sessions of a server by its routes.
 */
final class RoutingHandler implements Handler {

	private static final Logger logger = LoggerFactory.getLogger(RoutingHandler.class);

	private static final int SERVER_ERROR = 500;

	private static final Message CONTINUE = Message
		.bytes("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

	private final HttpRoutes routes;

	private final ResponseEncoder encoder;

	private final Http2Encoder http2Encoder;

	private final HttpHandler chain;

	RoutingHandler(HttpRoutes routes, HttpOptions options, List<HttpFilter> filters) {
		this.routes = routes;
		this.encoder = new ResponseEncoder(options.serverHeader());
		this.http2Encoder = new Http2Encoder(options.serverHeader());
		HttpHandler handler = (request) -> request.match().handler().handle(request);
		for (int i = filters.size() - 1; i >= 0; i--) {
			handler = filtered(filters.get(i), handler);
		}
		this.chain = handler;
	}

	private static HttpHandler filtered(HttpFilter filter, HttpHandler next) {
		return (request) -> filter.filter(request, next);
	}

	@Override
	public void received(Request request, Response response) {
		if (request.message() == ExpectContinue.INSTANCE) {
			response.reply(CONTINUE);
			return;
		}
		if (request.message() == ExpectContinue.HTTP_2) {
			response.reply(Http2Encoder.CONTINUE);
			return;
		}
		if (!(request.message() instanceof ParsedRequest parsed)) {
			throw new IllegalStateException(
					"Server '" + request.session().id().server() + "' has an HTTP handler but another protocol");
		}
		HttpResponse answer = answer(request(parsed, request.session()));
		if (parsed.head().http2()) {
			response.reply(this.http2Encoder.encode(answer, parsed.head().method().equals("HEAD"))).close();
			if (answer.status() >= SERVER_ERROR) {
				response.failed();
			}
			return;
		}
		boolean keepAlive = parsed.head().keepAlive() && !answer.headers().hasToken("Connection", "close");
		response.reply(this.encoder.encode(answer, parsed.head(), keepAlive));
		if (answer.status() >= SERVER_ERROR) {
			response.failed();
		}
		if (!keepAlive) {
			response.close();
		}
	}

	private HttpRequest request(ParsedRequest parsed, Session session) {
		RouteMatch match = this.routes.match(parsed.head().method(), parsed.head().target().path());
		return new HttpRequest(parsed.head(), parsed.body(), session, match);
	}

	private HttpResponse answer(HttpRequest request) {
		try {
			return Objects.requireNonNull(this.chain.handle(request), "The handler returned no response");
		}
		catch (HttpStatusException ex) {
			return HttpResponse.text(ex.status(), ex.getMessage());
		}
		catch (Exception | LinkageError | StackOverflowError ex) {
			logger.error("Server '{}' failed to answer {}", request.session().id().server(), request, ex);
			if (ex instanceof InterruptedException) {
				Thread.currentThread().interrupt();
			}
			return HttpResponse.text(500, ResponseEncoder.reason(500));
		}
	}

}
