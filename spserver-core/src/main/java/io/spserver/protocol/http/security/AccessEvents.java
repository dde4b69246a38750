package io.spserver.protocol.http.security;

import io.spserver.protocol.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * Hears what an {@link AccessFilter} and a {@link WriteEventsFilter} see, for an audit
 * trail. Called on worker threads, several at once; returns soon and throws nothing.
 */
public interface AccessEvents {

	/** Nobody hears it. */
	AccessEvents NONE = new AccessEvents() {
	};

	/**
	 * A login has failed. Not called for attempts that were not looked at, so not more
	 * often for an address than its throttle lets pass.
	 * @param request the request
	 * @param name whom the client said to be, as it said it; {@code null} if it did not
	 * @param last whether the address may not try again for a while
	 */
	default void loginFailed(HttpRequest request, @Nullable String name, boolean last) {
	}

	/**
	 * Somebody who is known was refused.
	 * @param request the request, with its principal
	 */
	default void denied(HttpRequest request) {
	}

	/**
	 * A request that writes has been answered, rightly or not.
	 * @param request the request, with its principal if there is one
	 * @param status the status of the answer
	 */
	default void written(HttpRequest request, int status) {
	}

}
