package io.spserver.boot.autoconfigure.smtp;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.SpServerPropertyNames;
import io.spserver.boot.handler.HandlerSource;
import io.spserver.boot.handler.smtp.SmtpListenerBeans;
import io.spserver.protocol.smtp.SmtpEvents;
import io.spserver.protocol.smtp.SmtpHandler;
import io.spserver.protocol.smtp.SmtpHandlerFactory;
import io.spserver.protocol.smtp.SmtpProtocol;
import io.spserver.protocol.smtp.auth.SmtpAuthenticator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the handlers of servers of SMTP and LMTP: the beans of type
 * {@link SmtpHandlerFactory}, then the listeners.
 */
final class SmtpHandlerSource implements HandlerSource {

	private final SmtpListenerBeans listeners;

	private final SmtpServerBeans beans;

	private final List<SmtpEventsFactory> events;

	SmtpHandlerSource(SmtpListenerBeans listeners, SmtpServerBeans beans, List<SmtpEventsFactory> events) {
		this.listeners = listeners;
		this.beans = beans;
		this.events = events;
	}

	@Override
	public void check(Collection<String> servers) {
		this.listeners.check(servers);
	}

	@Override
	public @Nullable HandlerFactory find(ServerOptions server) {
		if (!(server.protocol() instanceof SmtpProtocol protocol)) {
			return null;
		}
		List<SmtpHandlerFactory> handlers = new ArrayList<>(this.beans.handlers(server.name()));
		SmtpHandler listening = this.listeners.handler(server.name());
		if (listening != null) {
			handlers.add((session) -> listening);
		}
		if (handlers.isEmpty()) {
			return null;
		}
		SmtpAuthenticator authenticator = this.beans.authenticator(server.name());
		if (authenticator == null && protocol.options().requireAuth()) {
			throw new InvalidSpServerPropertyException(SpServerPropertyNames.of(server.name(), "smtp.require-auth"),
					true, "There is nobody who could check logins.",
					"Add Spring Security with an AuthenticationManager, or a bean of type "
							+ SmtpAuthenticator.class.getName() + ", or set the property to 'false'.");
		}
		return protocol.handlers(handlers, authenticator, events(server.name()));
	}

	private SmtpEvents events(String server) {
		List<SmtpEvents> listening = this.events.stream().map((factory) -> factory.create(server)).toList();
		return (listening.size() == 1) ? listening.get(0) : new JoinedSmtpEvents(listening);
	}

}
