package io.spserver.boot.autoconfigure;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.time.Duration;

import io.spserver.Pattern;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * What the admin server and every other server are configured with.
 */
interface ServerSettings {

	Pattern pattern();

	InetAddress address();

	@Nullable Integer port();

	int backlog();

	int maxConnections();

	int maxConnectionsPerAddress();

	@Nullable Integer maxThreads();

	int requestQueueSize();

	String refusedMessage();

	Duration timeout();

	DataSize maxMessageSize();

	DataSize maxPendingOutput();

	Charset charset();

	SslProperties ssl();

}
