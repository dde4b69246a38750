package io.spserver.boot.autoconfigure;

import io.spserver.Pattern;
import io.spserver.ServerOptions;
import io.spserver.async.Transport;

/**
 * Checks what the options of a server, client or dispatcher must have in common with each
 * other and with the runtime.
 *
 * @param transport what moves the bytes
 */
public record ServerOptionsCheck(Transport transport) {

	/**
	 * Checks options.
	 * @param check names the properties that they were made of
	 * @param options the options
	 */
	public void check(PropertyCheck check, ServerOptions options) {
		checkCharset(check, options);
		if (options.pattern() == Pattern.LEADER_FOLLOWERS && this.transport == Transport.IO_URING) {
			throw check.invalid("pattern", options.pattern().tag(),
					"The transport io-uring serves half-sync/half-async only, since a ring cannot change threads.",
					"Set the property '" + check.name("pattern")
							+ "' to 'half-sync-half-async', or 'spserver.runtime.transport' to 'epoll'.");
		}
	}

	private static void checkCharset(PropertyCheck check, ServerOptions options) {
		try {
			options.protocol().newDecoder(options).release();
		}
		catch (IllegalArgumentException ex) {
			throw check.invalid("charset", options.charset(),
					"The protocol '" + options.protocol().name() + "' cannot use it: " + ex.getMessage(),
					"Set it to a charset that contains ASCII, such as 'UTF-8'.");
		}
	}

}
