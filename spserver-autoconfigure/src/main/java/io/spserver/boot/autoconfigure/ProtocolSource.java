package io.spserver.boot.autoconfigure;

import io.spserver.Protocol;
import org.jspecify.annotations.Nullable;

/**
 * Makes protocols that need more of the application than their properties. Called once a
 * server, before the server is created.
 */
@FunctionalInterface
public interface ProtocolSource {

	/**
	 * Makes the protocol of a server.
	 * @param server the server's name
	 * @param properties the server's properties
	 * @return the protocol, {@code null} if it is none of this source's
	 * @throws io.spserver.boot.InvalidSpServerPropertyException if a property cannot be
	 * used
	 */
	@Nullable Protocol create(String server, ServerProperties properties);

}
