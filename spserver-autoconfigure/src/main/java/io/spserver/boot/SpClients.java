package io.spserver.boot;

import java.util.List;
import java.util.stream.Collectors;

import io.spserver.Client;
import io.spserver.server.SpServerRuntime;

/**
 * The clients of the application, by name. Safe for use by any thread.
 */
public final class SpClients {

	private final SpServerRuntime runtime;

	/**
	 * Creates a view of the clients.
	 * @param runtime has them
	 */
	public SpClients(SpServerRuntime runtime) {
		this.runtime = runtime;
	}

	/**
	 * Finds a client. Clients are there as soon as the application context has been
	 * refreshed, and before that from the moment in which they are created: beans ask
	 * when they use it, not in their constructors.
	 * @param name its name, as in {@code spserver.clients.<name>}
	 * @return the client
	 * @throws IllegalArgumentException if there is none of that name, or it is disabled
	 */
	public Client get(String name) {
		return this.runtime.clients()
			.stream()
			.filter((client) -> client.name().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no client '" + name + "'; there are: "
					+ list().stream().map(Client::name).collect(Collectors.joining(", "))));
	}

	/**
	 * All clients.
	 * @return a snapshot
	 */
	public List<Client> list() {
		return List.copyOf(this.runtime.clients());
	}

}
