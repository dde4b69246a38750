package io.spserver.boot.autoconfigure.client;

import java.nio.charset.Charset;
import java.time.Duration;

import io.spserver.Pattern;
import io.spserver.boot.autoconfigure.OutboundSocketProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * What the dispatcher and every client are configured with.
 */
interface SessionSettings {

	Pattern pattern();

	@Nullable Integer maxThreads();

	int requestQueueSize();

	Duration timeout();

	DataSize maxMessageSize();

	DataSize maxPendingOutput();

	Charset charset();

	OutboundSocketProperties socket();

}
