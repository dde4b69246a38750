package io.spserver.async;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.spserver.ServerEvents;
import io.spserver.TlsOutcome;

/**
 * Closes a connection whose handshake failed, when the peer has had time to read the
 * alert that says why. The TLS engine would close it at once, while the peer may be in
 * the middle of its last flight. Stands before TLS.
 */
final class FailedHandshake extends LastInput {

	private FailedHandshake() {
	}

	/**
	 * Counts a failure, and holds the connection if there is anybody left to read an
	 * alert.
	 */
	static void take(Channel channel, Throwable cause, ServerEvents events) {
		TlsOutcome outcome = HandshakeOutcome.of(cause);
		events.handshake(outcome);
		if (channel.isActive() && outcome != TlsOutcome.GONE && outcome != TlsOutcome.TIMEOUT) {
			channel.pipeline().addFirst(new FailedHandshake());
		}
	}

	/** The engine tells of its failure before it has written the alert. */
	@Override
	void endOutput(ChannelHandlerContext ctx) {
		ctx.executor().execute(() -> {
			if (!ctx.isRemoved()) {
				ctx.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((future) -> {
					if (ctx.channel() instanceof DuplexChannel duplex) {
						duplex.shutdownOutput();
					}
				});
			}
		});
	}

	/** Others have to wait. */
	@Override
	public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
		ctx.channel().closeFuture().addListener((future) -> promise.trySuccess());
	}

}
