package io.spserver.boot.autoconfigure;

import java.time.Duration;

import io.spserver.async.Transport;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Properties of what all servers share.
 *
 * @param transport what moves the bytes; 'auto' is epoll, else kqueue, else nio
 * @param ioThreads how many event loops each pattern has
 * @param workerThreads how many handlers may run at once in each pattern; threads appear
 * when needed and go when idle
 * @param virtualThreads whether handlers of half-sync/half-async servers run on virtual
 * threads, which needs Java 21 or newer
 * @param shutdownTimeout how long requests may take to finish when the application stops
 */
public record RuntimeProperties(@DefaultValue("auto") Transport transport, @Nullable Integer ioThreads,
		@Nullable Integer workerThreads, @Nullable Boolean virtualThreads, @Nullable Duration shutdownTimeout) {

}
