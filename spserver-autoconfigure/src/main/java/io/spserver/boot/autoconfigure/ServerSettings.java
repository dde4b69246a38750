package io.spserver.boot.autoconfigure;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * What the admin server and every other server are configured with.
 */
interface ServerSettings {

	Pattern pattern();

	InetAddress address();

	@Nullable Integer port();

	@Nullable Path unixSocket();

	String unixSocketPermissions();

	ProxyProtocol.Mode proxyProtocol();

	List<String> proxyProtocolTrusted();

	Duration proxyProtocolTimeout();

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

	SocketProperties socket();

}
