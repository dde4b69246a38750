package io.spserver.boot;

import io.spserver.server.RuntimeOptions;

/**
 * A bean that changes what all servers share, after the properties have been applied.
 * Several are called in their order.
 */
@FunctionalInterface
public interface RuntimeOptionsCustomizer {

	/**
	 * Changes the options. Called once, before the runtime is created.
	 * @param options the options so far
	 * @return the options to use
	 */
	RuntimeOptions customize(RuntimeOptions options);

}
