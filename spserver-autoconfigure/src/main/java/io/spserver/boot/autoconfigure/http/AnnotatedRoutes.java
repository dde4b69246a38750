package io.spserver.boot.autoconfigure.http;

import java.util.Collection;
import java.util.Map;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.ServerProperties;
import io.spserver.boot.handler.http.SpHttpHandlerBeans;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.protocol.http.HttpRoutes;

/**
 * Gives HTTP servers the routes of beans with {@code @SpHttpHandler}. Comes before what
 * adds routes of ours, so that these give way.
 *
 * @param beans the beans
 * @param servers the servers besides the admin server
 */
record AnnotatedRoutes(SpHttpHandlerBeans beans,
		Map<String, ServerProperties> servers) implements HttpServerContributor {

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void check(Collection<String> names) {
		this.beans.servers().forEach((bean, server) -> {
			if (!names.contains(server)) {
				throw HandlerMappingException.noServer(bean, "@SpHttpHandler(server = \"" + server + "\")", server,
						names);
			}
			ServerProperties properties = this.servers.get(server);
			if (properties != null && !HttpProtocol.NAME.equals(properties.protocol())) {
				throw new InvalidHandlerException("bean '" + bean + "'",
						"It is a @SpHttpHandler for the server '" + server + "', whose protocol is '"
								+ properties.protocol() + "'.",
						"Set the property '" + SpServerPropertyNames.of(server, "protocol")
								+ "' to 'http', or name another server in the annotation.");
			}
		});
	}

	@Override
	public HttpRoutes routes(String server, HttpRoutes present) {
		return this.beans.routes(server, present);
	}

}
