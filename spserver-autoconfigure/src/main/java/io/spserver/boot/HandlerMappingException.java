package io.spserver.boot;

import java.util.Collection;
import java.util.List;

/**
 * Servers and handlers do not belong together: a server without a handler, a handler
 * without a server, or two handlers for one server.
 */
public final class HandlerMappingException extends SpServerConfigurationException {

	private static final long serialVersionUID = 1L;

	private HandlerMappingException(String description, String action) {
		super(description, action);
	}

	/**
	 * A server has no handler.
	 * @param server the server's name
	 * @param protocol its protocol's name
	 * @return the exception
	 */
	public static HandlerMappingException noHandler(String server, String protocol) {
		String cure = ("http".equals(protocol))
				? "a bean that is annotated with @SpHttpHandler(server = \"" + server
						+ "\"), or one of type HttpRoutes whose bean method is annotated with"
				: "a bean that is annotated with";
		String annotation = ("json-rpc".equals(protocol)) ? "@JsonRpcService(server = \"" + server + "\")"
				: "@SpHandler(\"" + server + "\")";
		return new HandlerMappingException(
				"The server '" + server + "' has no handler: the property '" + SpServerPropertyNames.of(server, "port")
						+ "' configures it, but no bean handles its sessions.",
				"Add " + cure + " " + annotation + ", or set '" + SpServerPropertyNames.of(server, "enabled")
						+ "' to 'false'.");
	}

	/**
	 * A handler is for a server that is not configured.
	 * @param bean the handler's bean name
	 * @param annotation what names the server, {@code @SpHandler} for example
	 * @param server the server's name
	 * @param known the names of the configured servers
	 * @return the exception
	 */
	public static HandlerMappingException noServer(String bean, String annotation, String server,
			Collection<String> known) {
		return new HandlerMappingException(
				"The bean '" + bean + "' is for the server '" + server + "' (" + annotation
						+ "), but there is no such server. Configured servers: " + String.join(", ", known) + ".",
				"Set the property '" + SpServerPropertyNames.of(server, "port")
						+ "', or correct the name in the annotation.");
	}

	/**
	 * A server has several handlers.
	 * @param server the server's name
	 * @param beans the handlers' bean names
	 * @return the exception
	 */
	public static HandlerMappingException severalHandlers(String server, List<String> beans) {
		return new HandlerMappingException(
				"The server '" + server + "' has " + beans.size() + " handlers, but one server has one handler. Beans: "
						+ String.join(", ", beans) + ".",
				"Keep one of the beans for '" + server + "', and give each other one a server of its own.");
	}

	/**
	 * A client has no handler.
	 * @param client the client's name
	 * @return the exception
	 */
	public static HandlerMappingException noClientHandler(String client) {
		return new HandlerMappingException("The client '" + client + "' has no handler: the properties '"
				+ SpServerPropertyNames.ofClient(client, "*") + "' configure it, but no bean handles its sessions.",
				"Add a bean that is annotated with @SpHandler(\"" + client
						+ "\"), such as one of type io.spserver.Conversation, or set '"
						+ SpServerPropertyNames.ofClient(client, "enabled") + "' to 'false'.");
	}

}
