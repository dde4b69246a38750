package io.spserver.boot.handler.http;

import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Makes answers of one kind of results. Immutable; called by any thread.
 */
@FunctionalInterface
interface ResultWriter {

	/**
	 * Makes an answer.
	 * @param result the result
	 * @return the answer, {@code null} if the result is not of this kind
	 * @throws Exception if it cannot be made
	 */
	@Nullable HttpResponse write(Result result) throws Exception;

}
