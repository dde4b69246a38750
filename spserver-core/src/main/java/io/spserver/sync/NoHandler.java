package io.spserver.sync;

import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;

/**
 * The handler of a session whose factory failed; it is only there until the session has
 * closed.
 */
enum NoHandler implements Handler {

	INSTANCE;

	@Override
	public void received(Request request, Response response) {
		response.close();
	}

}
