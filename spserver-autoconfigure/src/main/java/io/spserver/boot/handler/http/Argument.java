package io.spserver.boot.handler.http;

import org.jspecify.annotations.Nullable;

/**
 * Where the argument for a parameter comes from. Called by any worker thread.
 */
@FunctionalInterface
interface Argument {

	/**
	 * Gets the argument.
	 * @param exchange the request
	 * @return the argument
	 * @throws Exception if the request has none that can be used
	 */
	@Nullable Object get(Exchange exchange) throws Exception;

}
