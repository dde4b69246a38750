package io.spserver.boot.autoconfigure;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.spserver.Pattern;
import io.spserver.ProxyProtocol;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the admin server, an HTTP server that shows what goes on.
 *
 * @param enabled whether the admin server is started
 * @param pattern how events become handler calls
 * @param address address to listen on
 * @param port port to listen on; 0 for a free port
 * @param unixSocket file of a unix-domain socket to listen on, instead of address and
 * port
 * @param unixSocketPermissions permissions of that file; whoever may write to it may
 * connect
 * @param proxyProtocol whether connections begin with a header of the PROXY protocol
 * @param proxyProtocolTrusted addresses and ranges of addresses of the proxies whose
 * header is believed
 * @param proxyProtocolTimeout how long a connection may take for that header
 * @param backlog how many connections the operating system keeps until they are accepted
 * @param maxConnections how many connections may be open at once
 * @param maxConnectionsPerAddress how many connections of one address may be open at
 * once; 0 for no limit
 * @param maxThreads how many handlers of this server may run at once
 * @param requestQueueSize how many sessions may wait for a thread before new connections
 * are refused
 * @param refusedMessage what a refused peer hears
 * @param timeout how long a session may be idle or stalled; 0 for ever
 * @param maxMessageSize how large a decoded message may be; for HTTP, a body
 * @param maxPendingOutput how much of what others send may wait for a peer that does not
 * read, before its session is closed
 * @param charset charset of text protocols
 * @param ssl TLS
 * @param socket what the operating system is told about sockets
 * @param http limits of HTTP
 * @param statsPath path of the statistics
 * @param rpcPath path of JSON-RPC
 * @param xmlRpcPath path of XML-RPC
 * @param rpc limits of remote calls
 * @param console the console
 * @param actuator Actuator on the admin server
 * @param registration registration with Spring Boot Admin servers
 */
public record AdminProperties(@DefaultValue("true") boolean enabled, @DefaultValue("leader-followers") Pattern pattern,
		@DefaultValue("127.0.0.1") InetAddress address, @DefaultValue("7070") @Nullable Integer port,
		@Nullable Path unixSocket, @DefaultValue("rw-------") String unixSocketPermissions,
		@DefaultValue("off") ProxyProtocol.Mode proxyProtocol, @DefaultValue( {
				"127.0.0.0/8", "::1" }) List<String> proxyProtocolTrusted,
		@DefaultValue("5s") Duration proxyProtocolTimeout, @DefaultValue("1024") int backlog,
		@DefaultValue("1024") int maxConnections, @DefaultValue("0") int maxConnectionsPerAddress,
		@Nullable Integer maxThreads, @DefaultValue("128") int requestQueueSize,
		@DefaultValue("System busy, try again later.") String refusedMessage, @DefaultValue("10m") Duration timeout,
		@DefaultValue("64KB") DataSize maxMessageSize, @DefaultValue("1MB") DataSize maxPendingOutput,
		@DefaultValue("UTF-8") Charset charset, @NestedConfigurationProperty @DefaultValue SslProperties ssl,
		@NestedConfigurationProperty @DefaultValue SocketProperties socket,
		@NestedConfigurationProperty @DefaultValue HttpProperties http, @DefaultValue("/stats") String statsPath,
		@DefaultValue("/rpc") String rpcPath, @DefaultValue("/RPC2") String xmlRpcPath,
		@NestedConfigurationProperty @DefaultValue RpcProperties rpc,
		@NestedConfigurationProperty @DefaultValue AdminConsoleProperties console,
		@NestedConfigurationProperty @DefaultValue AdminActuatorProperties actuator,
		@NestedConfigurationProperty @DefaultValue AdminRegistrationProperties registration) implements ServerSettings{

}
