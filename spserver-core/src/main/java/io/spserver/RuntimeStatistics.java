package io.spserver;

import java.time.Duration;

/**
 * What is known of a runtime at one moment.
 *
 * @param transport the transport in use: {@code epoll}, {@code io-uring}, {@code kqueue}
 * or {@code nio}
 * @param ioThreads how many event loops each pattern has
 * @param workerThreads how many handlers may run at once in each pattern
 * @param virtualThreads whether handlers of half-sync/half-async servers run on virtual
 * threads
 * @param threads how many threads of the runtime are alive
 * @param busy how many handlers run now
 * @param uptime how long the runtime has been there
 */
public record RuntimeStatistics(String transport, int ioThreads, int workerThreads, boolean virtualThreads, int threads,
		int busy, Duration uptime) {
}
