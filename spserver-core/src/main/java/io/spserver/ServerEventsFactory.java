package io.spserver;

/**
 * Gives each server that is created its listener, for example a set of meters.
 */
@FunctionalInterface
public interface ServerEventsFactory {

	/**
	 * Creates the listener of a server.
	 * @param options the server's options
	 * @param gauges what can be read of the server at any time
	 * @return the listener
	 */
	ServerEvents create(ServerOptions options, ServerGauges gauges);

}
