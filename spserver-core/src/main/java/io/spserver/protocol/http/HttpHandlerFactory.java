package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.List;

import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Session;

/**
 * Makes the handlers of a server whose protocol is {@link HttpProtocol}: they answer
 * requests by routes.
 * <p>
 * An exception of a handler is logged once with the server's name and answered with 500;
 * the session goes on. After an answer to a request that does not let the connection
 * persist the session closes.
 */
public final class HttpHandlerFactory implements HandlerFactory {

	private final HttpServerParts server;

	/**
	 * Creates a factory with default options and without filters.
	 * @param routes who answers which requests
	 */
	public HttpHandlerFactory(HttpRoutes routes) {
		this(routes, HttpOptions.defaults(), List.of());
	}

	/**
	 * Creates a factory.
	 * @param routes who answers which requests
	 * @param options the options that the server's protocol has too
	 * @param filters what stands around all handlers, the outermost first
	 */
	public HttpHandlerFactory(HttpRoutes routes, HttpOptions options, List<HttpFilter> filters) {
		this.server = new HttpServerParts(new RequestDispatcher(routes, withCompression(filters, options)),
				new ResponseEncoder(options.serverHeader()), options, new BadRequestLog());
	}

	private static List<HttpFilter> withCompression(List<HttpFilter> filters, HttpOptions options) {
		if (!options.compression().enabled()) {
			return filters;
		}
		List<HttpFilter> all = new ArrayList<>(filters);
		all.add(0, new CompressionFilter(options.compression()));
		return all;
	}

	/**
	 * Creates the handler of a session.
	 * @param session the new session
	 * @return the handler, for that session alone
	 */
	@Override
	public Handler create(Session session) {
		return new HttpSessionHandler(this.server);
	}

}
