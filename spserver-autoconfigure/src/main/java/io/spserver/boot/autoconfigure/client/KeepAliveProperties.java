package io.spserver.boot.autoconfigure.client;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what a client sends by itself.
 *
 * @param message text to send, framed by the protocol; none if it is not set
 * @param interval how often to send it
 * @param timeout how long after that nothing may arrive before the connection is given up
 * and opened again; 0 for ever
 */
public record KeepAliveProperties(@Nullable String message, @DefaultValue("30s") Duration interval,
		@DefaultValue("0") Duration timeout) {

}
