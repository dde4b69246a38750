package io.spserver.boot.autoconfigure.client;

import java.time.Duration;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of the pauses between a client's attempts to connect.
 *
 * @param initial the first pause
 * @param max the longest pause
 * @param multiplier by how much each pause is longer than the one before
 * @param jitter up to which part of itself a pause is shorter at random, from 0 to 1
 */
public record ReconnectProperties(@DefaultValue("500ms") Duration initial, @DefaultValue("30s") Duration max,
		@DefaultValue("2") double multiplier, @DefaultValue("0.2") double jitter) {

}
