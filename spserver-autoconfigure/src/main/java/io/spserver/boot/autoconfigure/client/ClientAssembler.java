package io.spserver.boot.autoconfigure.client;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import io.spserver.ClientListener;
import io.spserver.ClientOptions;
import io.spserver.ClientTls;
import io.spserver.HandlerFactory;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.autoconfigure.OutboundTls;
import io.spserver.boot.autoconfigure.PropertyCheck;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.codec.Protocols;
import io.spserver.server.SpDispatcher;
import io.spserver.server.SpServerRuntime;
import org.jspecify.annotations.Nullable;

/**
 * Creates the clients that properties describe, and the dispatcher. Used by the context's
 * thread.
 */
final class ClientAssembler {

	/** The name of the application's dispatcher. */
	static final String DISPATCHER = "dispatcher";

	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");

	private final SpServerRuntime runtime;

	private final SpClientsProperties properties;

	private final Set<String> servers;

	private final ClientOptionsMapper mapper;

	private final OutboundTls tls;

	/**
	 * Creates an assembler.
	 * @param runtime creates clients
	 * @param properties describe them
	 * @param servers the names of all configured servers, the admin server among them
	 * @param mapper makes options of properties
	 * @param tls makes TLS of SSL bundles
	 */
	ClientAssembler(SpServerRuntime runtime, SpClientsProperties properties, Set<String> servers,
			ClientOptionsMapper mapper, OutboundTls tls) {
		this.runtime = runtime;
		this.properties = properties;
		this.servers = new TreeSet<>(servers);
		this.mapper = mapper;
		this.tls = tls;
	}

	/**
	 * Creates the clients that are enabled.
	 * @param protocols finds their protocols
	 * @param handlers where their handlers come from
	 * @param listener hears of their connections
	 */
	void createClients(ClientProtocols protocols, List<HandlerSource> handlers, ClientListener listener) {
		this.properties.clients().keySet().forEach(this::checkName);
		this.properties.clients().forEach((name, client) -> {
			if (client.enabled()) {
				create(name, client, protocols, handlers, listener);
			}
		});
	}

	private void create(String name, ClientProperties client, ClientProtocols protocols, List<HandlerSource> handlers,
			ClientListener listener) {
		PropertyCheck check = new PropertyCheck(SpServerPropertyNames.PREFIX + ".clients." + name);
		Protocol protocol = protocols.resolve(check, client);
		ServerOptions session = this.mapper.session(name, check, client, protocol);
		ClientTarget target = new ClientTarget(this.runtime, this.servers);
		ClientOptions options = this.mapper.client(check, client, target.create(check, client), tls(check, client));
		this.runtime.createClient(session, findHandlers(session, handlers), options, listener);
	}

	/** A bundle that is updated is used from the next connection on. */
	private @Nullable Supplier<ClientTls> tls(PropertyCheck check, ClientProperties client) {
		ClientTls tls = this.tls.map(check, client.ssl());
		if (tls == null) {
			return null;
		}
		AtomicReference<ClientTls> current = new AtomicReference<>(tls);
		this.tls.follow(check, client.ssl(), current::set);
		return current::get;
	}

	private static HandlerFactory findHandlers(ServerOptions client, List<HandlerSource> handlers) {
		for (HandlerSource source : handlers) {
			HandlerFactory found = source.findForClient(client);
			if (found != null) {
				return found;
			}
		}
		throw HandlerMappingException.noClientHandler(client.name());
	}

	private void checkName(String client) {
		String property = SpServerPropertyNames.PREFIX + ".clients." + client;
		if (this.servers.contains(client) || client.equals(DISPATCHER)) {
			throw new InvalidSpServerPropertyException(property, "...",
					"This is the name of " + ((client.equals(DISPATCHER)) ? "the application's dispatcher" : "a server")
							+ ", and handlers, statistics and meters go by the name.",
					"Give the client another name.");
		}
		if (!NAME.matcher(client).matches()) {
			throw new InvalidSpServerPropertyException(property, "...",
					"The name of a client is part of property names, URLs and meters.",
					"Use a name of letters, digits and hyphens.");
		}
	}

	/**
	 * Creates the dispatcher.
	 * @return the dispatcher, not started
	 */
	SpDispatcher createDispatcher() {
		if (this.servers.contains(DISPATCHER)) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.PREFIX + ".servers." + DISPATCHER, "...",
					"This is the name of the application's dispatcher, which a bean asks for, or a method with @OnTimer.",
					"Give the server another name.");
		}
		PropertyCheck check = new PropertyCheck(SpServerPropertyNames.PREFIX + ".dispatcher");
		DispatcherProperties dispatcher = this.properties.dispatcher();
		return this.runtime.createDispatcher(this.mapper.session(DISPATCHER, check, dispatcher, Protocols.line(),
				check.atLeast(1, "max-connections", dispatcher.maxConnections())));
	}

}
