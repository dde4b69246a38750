package io.spserver.async;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.spserver.ServerEvents;
import io.spserver.Session;
import io.spserver.TlsOutcome;
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

	private boolean failed;

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

	/**
	 * Something has happened on the connection while the handshake is not done.
	 * @return what has failed, {@code null} if nothing has or that was said before
	 */
	@Nullable Throwable handshake(Object event, Session session, ServerEvents events) {
		Throwable failure = HandshakeOutcome.failure(event);
		if (failure != null && !this.failed) {
			this.failed = true;
			FailedHandshake.take(this.channel, failure, events);
			return failure;
		}
		if (failure == null && event instanceof SslHandshakeCompletionEvent) {
			ConnectionSecurity.settle(this.channel);
			ConnectionSecurity.identify(session, this.channel);
			this.encrypted = true;
			events.handshake(TlsOutcome.SUCCESS);
		}
		return null;
	}

}
