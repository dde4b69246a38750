package io.spserver.protocol.rpc.jackson.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hears what a server says without being asked, over TCP.
 */
@FunctionalInterface
public interface JsonRpcNotificationListener {

	/**
	 * The server has sent a notification. Called one after the other by the thread that
	 * reads the connection, so it must not wait for calls on it.
	 * @param method the name of the method
	 * @param params the parameters, {@code null} if there are none
	 */
	void notified(String method, @Nullable JsonNode params);

}
