package io.spserver.protocol.rpc.jackson.client;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

import io.spserver.protocol.rpc.tcp.JsonFraming;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client was told.
 *
 * @param uri where the server is
 * @param mapper writes parameters and reads results
 * @param connectTimeout how long connecting may take
 * @param timeout how long a call may take
 * @param maxResponseSize how many bytes an answer may have
 * @param headers further header fields of HTTP, by name
 * @param sslContext whom to trust, {@code null} for what the JDK does
 * @param framing how messages are framed over TCP
 * @param listener hears the server's notifications over TCP
 * @param executor completes what calls return as stages
 */
record ClientSettings(URI uri, JsonMapper mapper, Duration connectTimeout, Duration timeout, int maxResponseSize,
		Map<String, Supplier<String>> headers, @Nullable SSLContext sslContext, JsonFraming framing,
		JsonRpcNotificationListener listener, Executor executor) {
}
