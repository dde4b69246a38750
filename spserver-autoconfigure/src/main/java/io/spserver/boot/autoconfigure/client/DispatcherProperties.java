package io.spserver.boot.autoconfigure.client;

import java.nio.charset.Charset;
import java.time.Duration;

import io.spserver.Pattern;
import io.spserver.boot.autoconfigure.OutboundSocketProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Properties of the application's dispatcher, which opens connections by code and runs
 * timers.
 *
 * @param pattern how events become handler calls
 * @param maxConnections how many connections may be open at once
 * @param maxThreads how many handlers and timers may run at once
 * @param requestQueueSize how many sessions may wait for a thread before no more
 * connections are opened
 * @param timeout how long a session may be idle or stalled; 0 for ever
 * @param maxMessageSize how large a decoded message may be
 * @param maxPendingOutput how much of what is sent may wait for a peer that does not
 * read, before its session is closed
 * @param charset charset of text protocols
 * @param socket what the operating system is told about its connections
 */
public record DispatcherProperties(@DefaultValue("half-sync-half-async") Pattern pattern,
		@DefaultValue("1024") int maxConnections, @Nullable Integer maxThreads,
		@DefaultValue("128") int requestQueueSize, @DefaultValue("10m") Duration timeout,
		@DefaultValue("64KB") DataSize maxMessageSize, @DefaultValue("1MB") DataSize maxPendingOutput,
		@DefaultValue("UTF-8") Charset charset,
		@NestedConfigurationProperty @DefaultValue OutboundSocketProperties socket) implements SessionSettings {

}
