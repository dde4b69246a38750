package io.spserver.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.spserver.HandlerFactory;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.protocol.http.HttpProtocol;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import io.spserver.tls.TlsOptions.Mode;

import org.springframework.core.env.Environment;

/**
 * Creates the servers that properties describe. Used once, while the context starts.
 */
final class ServerAssembler {

	private final SpServerRuntime runtime;

	private final SpServerProperties properties;

	private final ProtocolResolver protocols;

	private final ServerOptionsMapper options;

	private final TlsOptionsMapper tls;

	private final List<HandlerSource> handlers;

	ServerAssembler(SpServerRuntime runtime, SpServerProperties properties, ProtocolResolver protocols,
			ServerOptionsMapper options, TlsOptionsMapper tls, List<HandlerSource> handlers) {
		this.runtime = runtime;
		this.properties = properties;
		this.protocols = protocols;
		this.options = options;
		this.tls = tls;
		this.handlers = handlers;
	}

	/**
	 * Checks what concerns all servers.
	 * @param environment has the properties
	 */
	void check(Environment environment) {
		new UnavailableProperties(environment).check(this.properties.servers().keySet());
		Set<String> names = new TreeSet<>(this.properties.servers().keySet());
		names.add(SpServerPropertyNames.ADMIN);
		this.handlers.forEach((source) -> source.check(names));
	}

	/**
	 * Creates the admin server.
	 * @return the server, empty if it is disabled
	 */
	List<SpServer> admin() {
		AdminProperties admin = this.properties.admin();
		return (admin.enabled())
				? List.of(create(SpServerPropertyNames.ADMIN, admin, this.protocols.http(admin), admin.ssl()))
				: List.of();
	}

	/**
	 * Creates the servers besides the admin server.
	 * @return those that are enabled
	 */
	List<SpServer> servers() {
		List<SpServer> servers = new ArrayList<>();
		this.properties.servers().forEach((name, server) -> {
			if (server.enabled()) {
				servers.add(create(name, server, this.protocols.resolve(name, server), server.ssl()));
			}
		});
		return servers;
	}

	private SpServer create(String name, ServerSettings settings, Protocol protocol, SslProperties ssl) {
		ServerOptions server = this.options.map(name, settings, protocol);
		new ServerOptionsCheck(this.properties.runtime().transport()).check(PropertyCheck.ofServer(name), server);
		checkMode(server, ssl);
		SpServer created = this.runtime.create(server, findHandlers(server), this.tls.map(name, ssl));
		new TlsReload(this.tls).watch(created, ssl);
		return created;
	}

	private static void checkMode(ServerOptions server, SslProperties ssl) {
		if (ssl.mode() == Mode.STARTTLS && server.protocol().name().equals(HttpProtocol.NAME)) {
			throw PropertyCheck.ofServer(server.name())
				.invalid("ssl.mode", "starttls", "HTTP is encrypted from the first byte or not at all.",
						"Remove it, or set it to 'implicit'.");
		}
	}

	private HandlerFactory findHandlers(ServerOptions server) {
		for (HandlerSource source : this.handlers) {
			HandlerFactory found = source.find(server);
			if (found != null) {
				return found;
			}
		}
		throw HandlerMappingException.noHandler(server.name(), server.protocol().name());
	}

}
