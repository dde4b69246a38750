package io.spserver.boot.handler;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.tcp.JsonRpcProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Finds the one bean that handles the sessions of a server: one with
 * {@link io.spserver.boot.annotation.SpHandler}, or a {@link Handler} or
 * {@link HandlerFactory} whose bean name is the server's name.
 */
public final class BeanHandlerSource implements HandlerSource {

	/** What may be annotated without being a handler: parts of an HTTP server. */
	private static final Set<Class<?>> HTTP_PARTS = Set.of(HttpRoutes.class, HttpFilter.class, RpcMethods.class);

	private final ConfigurableListableBeanFactory beanFactory;

	private final SpHandlerBeans annotated;

	/**
	 * Creates a source.
	 * @param beanFactory has the beans
	 * @param annotated those that are annotated
	 */
	public BeanHandlerSource(ConfigurableListableBeanFactory beanFactory, SpHandlerBeans annotated) {
		this.beanFactory = beanFactory;
		this.annotated = annotated;
	}

	@Override
	public void check(Collection<String> servers) {
		this.annotated.check(servers);
	}

	@Override
	public @Nullable HandlerFactory find(ServerOptions server) {
		List<String> names = new ArrayList<>();
		for (String name : this.annotated.names(Object.class, server.name())) {
			if (!isHttpPart(name, server)) {
				names.add(name);
			}
		}
		return handlerFactory(names, server, SpServerPropertyNames.of(server.name(), "protocol"));
	}

	@Override
	public @Nullable HandlerFactory findForClient(ServerOptions client) {
		List<String> names = new ArrayList<>(this.annotated.names(Object.class, client.name()));
		return handlerFactory(names, client, SpServerPropertyNames.ofClient(client.name(), "protocol"));
	}

	private @Nullable HandlerFactory handlerFactory(List<String> names, ServerOptions server, String protocolProperty) {
		if (isProgrammatic(server.name())) {
			names.add(server.name());
		}
		if (names.size() > 1) {
			throw HandlerMappingException.severalHandlers(server.name(), names);
		}
		return (names.isEmpty()) ? null
				: new HandlerBean(this.beanFactory, names.get(0), server, protocolProperty).toHandlerFactory();
	}

	private boolean isHttpPart(String name, ServerOptions server) {
		for (Class<?> type : HTTP_PARTS) {
			if (this.beanFactory.isTypeMatch(name, type)) {
				boolean remote = type == RpcMethods.class && JsonRpcProtocol.NAME.equals(server.protocol().name());
				if (!remote && !"http".equals(server.protocol().name())) {
					throw new InvalidHandlerException("bean '" + name + "'",
							"It is a " + type.getSimpleName() + " for the server '" + server.name()
									+ "', whose protocol is '" + server.protocol().name() + "'.",
							"Use it for a server with the protocol 'http'.");
				}
				return true;
			}
		}
		return false;
	}

	private boolean isProgrammatic(String name) {
		return this.beanFactory.containsBean(name) && !this.annotated.contains(name)
				&& (this.beanFactory.isTypeMatch(name, Handler.class)
						|| this.beanFactory.isTypeMatch(name, HandlerFactory.class));
	}

}
