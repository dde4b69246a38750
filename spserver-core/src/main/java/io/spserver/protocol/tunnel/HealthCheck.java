package io.spserver.protocol.tunnel;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Looks again and again whether a target is there, in the way in which tunnels connect to
 * it. Belongs to one event loop.
 */
final class HealthCheck {

	private final TunnelServer server;

	private final Target target;

	private final EventLoop loop;

	private @Nullable TargetAttempt attempt;

	private volatile boolean stopped;

	HealthCheck(TunnelServer server, Target target) {
		this.server = server;
		this.target = target;
		this.loop = server.outbound().nextLoop();
	}

	void start() {
		if (this.stopped) {
			return;
		}
		try {
			this.loop.schedule(this::look, this.server.options().healthCheckInterval().toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			this.stopped = true;
		}
	}

	/** Callable by any thread. */
	void stop() {
		this.stopped = true;
		try {
			this.loop.execute(() -> {
				if (this.attempt != null) {
					this.attempt.cancel();
				}
			});
		}
		catch (RejectedExecutionException ex) {
			// The event loop has ended, and the check with it.
		}
	}

	private void look() {
		if (this.stopped) {
			return;
		}
		TargetAttempt look = new TargetAttempt(this.target, this.loop);
		this.attempt = look;
		this.server.start(look, this.server.options().proxyHeader().ofNobody(), Silence::new)
			.addListener((Future<Channel> result) -> {
				this.attempt = null;
				if (result.isSuccess()) {
					result.getNow().close();
				}
				if (!this.stopped) {
					this.target.seen(result.isSuccess(), result.cause());
					start();
				}
			});
	}

	/** Hears nothing. */
	private static final class Silence extends ChannelInboundHandlerAdapter {

		@Override
		public void channelRead(ChannelHandlerContext ctx, Object message) {
			ReferenceCountUtil.release(message);
		}

		@Override
		public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
			ctx.close();
		}

	}

}
