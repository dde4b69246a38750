package io.spserver.boot.autoconfigure.client;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Supplier;

import io.spserver.ClientOptions;
import io.spserver.ClientOptions.KeepAlive;
import io.spserver.ClientOptions.Reconnect;
import io.spserver.ClientTls;
import io.spserver.ConnectOptions;
import io.spserver.Message;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;
import io.spserver.boot.autoconfigure.PropertyCheck;
import io.spserver.boot.autoconfigure.ServerOptionsCheck;
import org.jspecify.annotations.Nullable;

/**
 * Maps properties to options.
 *
 * @param transport what moves the bytes
 */
record ClientOptionsMapper(Transport transport) {

	/** One that is open, one that is being opened, and some that linger. */
	private static final int CONNECTIONS_OF_A_CLIENT = 8;

	ServerOptions session(String name, PropertyCheck check, ClientProperties client, Protocol protocol) {
		return session(name, check, client, protocol, CONNECTIONS_OF_A_CLIENT);
	}

	ServerOptions session(String name, PropertyCheck check, SessionSettings settings, Protocol protocol,
			int maxConnections) {
		ServerOptions.Builder builder = ServerOptions.builder(name, protocol)
			.pattern(settings.pattern())
			.maxConnections(maxConnections)
			.requestQueueSize(check.atLeast(1, "request-queue-size", settings.requestQueueSize()))
			.timeout(check.notNegative("timeout", settings.timeout()))
			.maxMessageSize(check.bytes("max-message-size", settings.maxMessageSize()))
			.maxPendingOutput(check.bytes("max-pending-output", settings.maxPendingOutput()))
			.charset(settings.charset())
			.network(settings.socket().network(check));
		Integer maxThreads = settings.maxThreads();
		if (maxThreads != null) {
			builder.maxThreads(check.atLeast(1, "max-threads", maxThreads));
		}
		ServerOptions options = builder.build();
		new ServerOptionsCheck(this.transport).check(check, options);
		return options;
	}

	ClientOptions client(PropertyCheck check, ClientProperties client, Supplier<SocketAddress> address,
			@Nullable Supplier<ClientTls> tls) {
		Duration timeout = check.positive("connect-timeout", client.connectTimeout());
		ConnectOptions plain = ConnectOptions.defaults().withTimeout(timeout);
		Supplier<ConnectOptions> connection = (tls != null) ? () -> plain.withTls(tls.get()) : () -> plain;
		return new ClientOptions(address, connection, client.connect() == ClientProperties.Connect.ON_DEMAND,
				reconnect(check, client.reconnect()), keepAlive(check, client.keepAlive()));
	}

	private static Reconnect reconnect(PropertyCheck check, ReconnectProperties pauses) {
		check.positive("reconnect.initial", pauses.initial());
		if (pauses.max().compareTo(pauses.initial()) < 0) {
			throw check.invalid("reconnect.max", pauses.max(), "It must not be less than the first pause.",
					"Set it to at least '" + pauses.initial().toMillis() + "ms', or lower '"
							+ check.name("reconnect.initial") + "'.");
		}
		if (!(pauses.multiplier() >= 1)) {
			throw check.invalid("reconnect.multiplier", pauses.multiplier(), "Pauses do not become shorter.",
					"Set it to 1 or more.");
		}
		if (!(pauses.jitter() >= 0 && pauses.jitter() <= 1)) {
			throw check.invalid("reconnect.jitter", pauses.jitter(), "It is a part of a pause.",
					"Set it to a number from 0 to 1.");
		}
		return new Reconnect(pauses.initial(), pauses.max(), pauses.multiplier(), pauses.jitter());
	}

	private static @Nullable KeepAlive keepAlive(PropertyCheck check, KeepAliveProperties keepAlive) {
		Duration interval = check.positive("keep-alive.interval", keepAlive.interval());
		Duration timeout = check.notNegative("keep-alive.timeout", keepAlive.timeout());
		String message = keepAlive.message();
		if (message == null && !timeout.isZero()) {
			throw check.invalid("keep-alive.timeout", timeout, "There is no message after which to wait.",
					"Set the property '" + check.name("keep-alive.message") + "' to what the server answers.");
		}
		return (message != null) ? new KeepAlive(Message.text(message), interval, timeout) : null;
	}

}
