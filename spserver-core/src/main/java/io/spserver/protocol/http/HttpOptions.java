package io.spserver.protocol.http;

import org.jspecify.annotations.Nullable;

/**
 * What can be set for an HTTP server besides its {@link io.spserver.ServerOptions}, whose
 * {@link io.spserver.ServerOptions#maxMessageSize() maxMessageSize} is the limit of a
 * request's body.
 *
 * @param maxInitialLineLength how long a request line may be, in bytes; longer ones are
 * answered with 414
 * @param maxHeaderSize how long the lines of all header fields together may be, in bytes;
 * more is answered with 431
 * @param serverHeader the value of the field {@code Server} in answers, {@code null} for
 * no such field
 */
public record HttpOptions(int maxInitialLineLength, int maxHeaderSize, @Nullable String serverHeader) {

	private static final HttpOptions DEFAULTS = new HttpOptions(4096, 8192, null);

	/**
	 * Creates options.
	 * @param maxInitialLineLength how long a request line may be, in bytes
	 * @param maxHeaderSize how long the lines of all header fields together may be, in
	 * bytes
	 * @param serverHeader the value of the field {@code Server}, {@code null} for no such
	 * field
	 */
	public HttpOptions {
		if (maxInitialLineLength < 1 || maxHeaderSize < 1) {
			throw new IllegalArgumentException("max-initial-line-length " + maxInitialLineLength
					+ " and max-header-size " + maxHeaderSize + " must be at least 1");
		}
		if (serverHeader != null) {
			HttpHeaders.checkValue("Server", serverHeader);
		}
	}

	/**
	 * The defaults: 4,096 bytes for the request line, 8,192 for the header fields, no
	 * field {@code Server}.
	 * @return the options
	 */
	public static HttpOptions defaults() {
		return DEFAULTS;
	}

}
