package io.spserver;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * How a connection is opened. Immutable.
 *
 * @param timeout how long it may take to look up the host, to connect and to shake hands,
 * all together; more than zero
 * @param tls how TLS is spoken, {@code null} for a plain connection
 */
public record ConnectOptions(Duration timeout, @Nullable ClientTls tls) {

	private static final ConnectOptions DEFAULTS = new ConnectOptions(Duration.ofSeconds(10), null);

	/**
	 * Creates options.
	 * @param timeout how long it may take
	 * @param tls how TLS is spoken
	 */
	public ConnectOptions {
		Objects.requireNonNull(timeout, "timeout");
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("timeout " + timeout + " must be more than zero");
		}
	}

	/**
	 * Ten seconds, no TLS.
	 * @return the options
	 */
	public static ConnectOptions defaults() {
		return DEFAULTS;
	}

	/**
	 * These options with another timeout.
	 * @param timeout how long connecting may take
	 * @return new options
	 */
	public ConnectOptions withTimeout(Duration timeout) {
		return new ConnectOptions(timeout, this.tls);
	}

	/**
	 * These options with TLS.
	 * @param tls how TLS is spoken
	 * @return new options
	 */
	public ConnectOptions withTls(ClientTls tls) {
		return new ConnectOptions(this.timeout, tls);
	}

}
