package io.spserver.async;

import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Whether a session is encrypted, from its beginning or since its handler has asked for
 * it. Any thread may ask; all else belongs to the session's event loop.
 */
final class SessionTls {

	private final Channel channel;

	/** How TLS begins on demand, {@code null} if it does not. */
	private final @Nullable ConnectionSecurity security;

	private volatile boolean started;

	private volatile boolean encrypted;

	SessionTls(Channel channel, @Nullable ConnectionSecurity security) {
		this.channel = channel;
		this.security = (security != null && security.isOnDemand()) ? security : null;
		this.encrypted = ConnectionSecurity.isEncrypted(channel);
	}

	boolean isEncrypted() {
		return this.encrypted;
	}

	boolean canStart() {
		return this.security != null && !this.started;
	}

	/** Whether TLS has begun, but there is nothing yet that can be said or heard. */
	boolean isHandshaking() {
		return this.started && !this.encrypted;
	}

	/** What comes from now on is expected to be TLS. */
	void start() {
		if (this.security == null || this.started) {
			throw new IllegalStateException("TLS cannot begin");
		}
		this.started = true;
		this.security.start(this.channel);
	}

	/** The handshake is done. */
	void done() {
		this.encrypted = true;
	}

}
