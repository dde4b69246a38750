package io.spserver.async;

import java.util.concurrent.TimeUnit;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has a server that cannot accept a connection, mostly since the process has no
 * descriptor left, try again in a second rather than all the time; the connection waits
 * in the backlog. Says so once a minute at most. Belongs to the event loop of the
 * server's socket.
 */
final class AcceptPause extends ChannelInboundHandlerAdapter {

	private static final Logger logger = LoggerFactory.getLogger(AcceptPause.class);

	private static final long PAUSE_MILLIS = 1000;

	private static final long SILENCE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final String server;

	private long nextWarning = System.nanoTime();

	/**
	 * Creates the pause of one server.
	 * @param server the server's name
	 */
	AcceptPause(String server) {
		this.server = server;
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (!ctx.channel().config().isAutoRead()) {
			return;
		}
		ctx.channel().config().setAutoRead(false);
		ctx.executor().schedule(() -> ctx.channel().config().setAutoRead(true), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
		long now = System.nanoTime();
		if (now - this.nextWarning >= 0) {
			this.nextWarning = now + SILENCE_NANOS;
			logger.warn("Server '{}' cannot accept connections and tries again every second: {}", this.server,
					cause.toString());
		}
	}

}
