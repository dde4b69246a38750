package io.spserver.benchmarks.tunnel;

import java.nio.file.Path;

/**
 * Where a tunnel listens and leads, and what it needs for TLS.
 *
 * @param securePort where it takes TLS from clients
 * @param plainPort where it takes plain TCP
 * @param targetPort where it leads
 * @param pem certificate and key
 * @param keyStore the same for Java, without a password
 */
record Endpoints(int securePort, int plainPort, int targetPort, Path pem, Path keyStore) {
}
