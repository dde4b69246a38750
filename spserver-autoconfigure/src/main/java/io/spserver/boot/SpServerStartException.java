package io.spserver.boot;

import java.io.IOException;

import io.spserver.ServerOptions;
import io.spserver.UnixSocket;

/**
 * A server cannot listen where it is configured to.
 */
public final class SpServerStartException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient ServerOptions options;

	private final String reason;

	/**
	 * Creates an exception.
	 * @param options what the server is made of
	 * @param cause why it cannot listen
	 */
	public SpServerStartException(ServerOptions options, IOException cause) {
		super("Server '" + options.name() + "' cannot listen on " + where(options), cause);
		this.options = options;
		this.reason = String.valueOf(cause.getMessage());
	}

	private static Object where(ServerOptions options) {
		UnixSocket file = options.network().unixSocket();
		return (file != null) ? file.path() : options.address();
	}

	ServerOptions getOptions() {
		return this.options;
	}

	String getReason() {
		return this.reason;
	}

}
