package io.spserver.protocol.http.security;

import java.util.Set;

/**
 * Tells methods that read from those that write.
 */
final class Methods {

	private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

	private Methods() {
	}

	/**
	 * Whether a method asks for nothing but an answer (RFC 9110, section 9.2.1).
	 * @param method the method
	 * @return {@code false} for all that may write, among them unknown ones
	 */
	static boolean isRead(String method) {
		return READS.contains(method);
	}

}
