package io.spserver.boot.handler.smtp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.protocol.smtp.SmtpHandler;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.StringUtils;

/**
 * The methods with {@link io.spserver.boot.annotation.SmtpListener}, and the servers that
 * they are for. Beans are looked at by type. Used while servers are created, by one
 * thread.
 */
public final class SmtpListenerBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Collection<String> mailServers;

	private final List<ListenerInterceptor> interceptors;

	private @Nullable List<DeclaredListener> declared;

	/**
	 * Creates a view of the beans.
	 * @param beanFactory has the beans
	 * @param mailServers the names of the configured servers that take mail
	 * @param interceptors what stands around calls, the first is the outermost
	 */
	public SmtpListenerBeans(ConfigurableListableBeanFactory beanFactory, Collection<String> mailServers,
			List<ListenerInterceptor> interceptors) {
		this.beanFactory = beanFactory;
		this.mailServers = List.copyOf(mailServers);
		this.interceptors = interceptors;
	}

	/**
	 * Checks that the server of each method takes mail.
	 * @param servers the names of all configured servers, also of disabled ones
	 * @throws HandlerMappingException if there is no such server
	 * @throws InvalidHandlerException if the server takes no mail
	 */
	public void check(Collection<String> servers) {
		for (DeclaredListener listener : declared()) {
			String server = server(listener);
			if (!servers.contains(server)) {
				throw HandlerMappingException.noServer(listener.bean(), "@SmtpListener(server = \"" + server + "\")",
						server, servers);
			}
			if (!this.mailServers.contains(server)) {
				throw new InvalidHandlerException(listener.method().toGenericString(),
						"It is a @SmtpListener for the server '" + server + "', which takes no mail.",
						"Set the property 'spserver.servers." + server
								+ ".protocol' to 'smtp' or 'lmtp', or name another server in the annotation.");
			}
		}
	}

	/**
	 * Makes the handler of a server's sessions.
	 * @param server the server's name
	 * @return serves all sessions, {@code null} if no method is for the server
	 * @throws InvalidHandlerException if a method cannot be used
	 */
	public @Nullable SmtpHandler handler(String server) {
		List<ListenerMethod> listeners = declared().stream()
			.filter((listener) -> server(listener).equals(server))
			.map((listener) -> listener.bind(this.beanFactory))
			.toList();
		return (listeners.isEmpty()) ? null : new ListenerHandler(listeners, this.interceptors);
	}

	private String server(DeclaredListener listener) {
		String named = this.beanFactory.resolveEmbeddedValue(listener.annotation().server());
		if (StringUtils.hasText(named)) {
			return named;
		}
		if (this.mailServers.size() != 1) {
			throw new InvalidHandlerException(listener.method().toGenericString(),
					"It is a @SmtpListener that names no server, and "
							+ ((this.mailServers.isEmpty()) ? "no server takes mail."
									: "several take mail: " + String.join(", ", this.mailServers) + "."),
					(this.mailServers.isEmpty())
							? "Configure one, with 'spserver.servers.mail.protocol' set to 'smtp' and 'spserver.servers.mail.port'."
							: "Name one of them, as in @SmtpListener(server = \"" + this.mailServers.iterator().next()
									+ "\").");
		}
		return this.mailServers.iterator().next();
	}

	private List<DeclaredListener> declared() {
		List<DeclaredListener> found = this.declared;
		if (found == null) {
			found = new ArrayList<>();
			for (String name : this.beanFactory.getBeanNamesForType(Object.class, true, false)) {
				found.addAll(DeclaredListener.of(this.beanFactory, name));
			}
			found.sort(Comparator.comparingInt(DeclaredListener::order));
			this.declared = found;
		}
		return found;
	}

}
