package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Map;

import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the JSON of endpoints. Safe for use by any thread.
 */
interface EndpointJson {

	/**
	 * Writes what an operation returned.
	 * @param result the result
	 * @return the document
	 */
	byte[] write(Object result);

	/**
	 * Reads the arguments of an operation.
	 * @param body a document
	 * @return the members; numbers and booleans are text as they stand there, and null
	 * remains null
	 * @throws HttpStatusException with status 400 if it is not an object of plain values
	 */
	Map<String, @Nullable String> read(byte[] body);

}
