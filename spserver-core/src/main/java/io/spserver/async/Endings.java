package io.spserver.async;

import java.io.IOException;
import io.spserver.CloseReason;
import io.spserver.ProtocolException;
import io.spserver.ServerOptions;
import io.spserver.queueing.Ending;
import io.spserver.queueing.ServerSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts into words why a session is about to end.
 *
 * @param options the server's options
 * @param session the session
 */
record Endings(ServerOptions options, ServerSession session) {

	private static final Logger logger = LoggerFactory.getLogger(Endings.class);

	/** Nothing has happened for the timeout, or too little. */
	Ending timedOut(boolean inMessage) {
		return new Ending(CloseReason.TIMEOUT, null, inMessage ? this.options.protocol().stalled(this.options) : null);
	}

	/** The connection broke. */
	Ending broken(Throwable cause) {
		logger.debug("Connection of session {} failed", this.session, cause);
		CloseReason reason = (cause instanceof IOException) ? CloseReason.IO_ERROR : CloseReason.PROTOCOL_ERROR;
		return new Ending(reason, cause, null);
	}

	/** There will be no TLS, which was asked for. */
	Ending insecure(Throwable cause) {
		logger.debug("TLS handshake of session {} failed", this.session, cause);
		return new Ending(switch (HandshakeOutcome.of(cause)) {
			case TIMEOUT -> CloseReason.TIMEOUT;
			case GONE, REJECTED -> CloseReason.PEER;
			default -> CloseReason.PROTOCOL_ERROR;
		}, cause, null);
	}

	/** The decoder has thrown. */
	Ending undecodable(Exception cause) {
		if (cause instanceof ProtocolException error) {
			return new Ending(CloseReason.PROTOCOL_ERROR, error, this.options.protocol().error(error, this.options));
		}
		logger.error("Decoder of server '{}' failed, session {} closes", this.options.name(), this.session, cause);
		return new Ending(CloseReason.PROTOCOL_ERROR, cause, null);
	}

}
