package io.spserver.boot.autoconfigure.rpc;

import io.spserver.protocol.rpc.RpcEvents;

/**
 * Gives each HTTP server that answers remote calls its listener, for example a timer.
 */
@FunctionalInterface
public interface RpcEventsFactory {

	/**
	 * Creates the listener of a server. Called once a server, when the server is created.
	 * @param server the server's name
	 * @return hears of each call
	 */
	RpcEvents create(String server);

}
