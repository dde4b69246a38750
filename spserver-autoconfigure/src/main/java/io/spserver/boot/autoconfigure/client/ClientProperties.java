package io.spserver.boot.autoconfigure.client;

import java.nio.charset.Charset;
import java.time.Duration;

import io.spserver.Pattern;
import io.spserver.boot.autoconfigure.LengthPrefixProperties;
import io.spserver.boot.autoconfigure.OutboundSocketProperties;
import io.spserver.boot.autoconfigure.OutboundSslProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of a client.
 *
 * @param enabled whether the client is started
 * @param address host to connect to, looked up before each attempt
 * @param port port to connect to
 * @param unixSocket path of a unix socket to connect to, instead of an address and port
 * @param server name of a server of this application to connect to, instead of an address
 * and port
 * @param protocol how bytes become messages: line, multi-line, dot-terminated,
 * length-prefixed, raw, or the name of a protocol that is a bean
 * @param pattern how events become handler calls
 * @param connect when to connect
 * @param connectTimeout how long looking up the host, connecting and the TLS handshake
 * may take
 * @param maxThreads how many handlers of this client may run at once
 * @param requestQueueSize how many sessions may wait for a thread before none is opened
 * @param timeout how long a session may be idle or stalled; 0 for ever
 * @param maxMessageSize how large a decoded message may be
 * @param maxPendingOutput how much of what is sent may wait for a peer that does not
 * read, before the session is closed
 * @param charset charset of text protocols
 * @param lengthPrefix the prefix of length-prefixed messages
 * @param reconnect pauses between attempts to connect
 * @param keepAlive what is sent by itself
 * @param ssl TLS
 * @param socket what the operating system is told about the connection
 */
public record ClientProperties(@DefaultValue("true") boolean enabled, @DefaultValue("127.0.0.1") String address,
		@Nullable Integer port, @Nullable String unixSocket, @Nullable String server,
		@DefaultValue("line") String protocol, @DefaultValue("half-sync-half-async") Pattern pattern,
		@DefaultValue("at-start") Connect connect, @DefaultValue("10s") Duration connectTimeout,
		@Nullable Integer maxThreads, @DefaultValue("128") int requestQueueSize, @DefaultValue("10m") Duration timeout,
		@DefaultValue("64KB") DataSize maxMessageSize, @DefaultValue("1MB") DataSize maxPendingOutput,
		@DefaultValue("UTF-8") Charset charset,
		@NestedConfigurationProperty @DefaultValue LengthPrefixProperties lengthPrefix,
		@NestedConfigurationProperty @DefaultValue ReconnectProperties reconnect,
		@NestedConfigurationProperty @DefaultValue KeepAliveProperties keepAlive,
		@NestedConfigurationProperty @DefaultValue OutboundSslProperties ssl,
		@NestedConfigurationProperty @DefaultValue OutboundSocketProperties socket) implements SessionSettings {

	/** When a client connects. */
	public enum Connect {

		/** When the application has started, and again when the connection is lost. */
		AT_START,
		/** When it is asked to. */
		ON_DEMAND

	}

}
