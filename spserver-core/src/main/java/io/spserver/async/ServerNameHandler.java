package io.spserver.async;

import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.function.BiFunction;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.PendingWriteQueue;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.spserver.tls.TlsContexts;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the name that a client asks for, and has TLS go on with what belongs to that
 * name. Holds what is written meanwhile, since it must not go out in plain. Belongs to
 * the connection's event loop.
 */
final class ServerNameHandler extends SniHandler {

	/** Larger greetings than this are not of this world. */
	private static final int MAX_CLIENT_HELLO = 64 * 1024;

	private final BiFunction<SslContext, ByteBufAllocator, SslHandler> handlers;

	private @Nullable PendingWriteQueue held;

	ServerNameHandler(TlsContexts contexts, Duration timeout,
			BiFunction<SslContext, ByteBufAllocator, SslHandler> handlers) {
		super(contexts.byName(), MAX_CLIENT_HELLO, Math.max(1, timeout.toMillis()));
		this.handlers = handlers;
	}

	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		PendingWriteQueue queue = this.held;
		if (queue == null) {
			queue = new PendingWriteQueue(ctx);
			this.held = queue;
		}
		queue.add(message, promise);
	}

	@Override
	protected SslHandler newSslHandler(SslContext context, ByteBufAllocator allocator) {
		return this.handlers.apply(context, allocator);
	}

	@Override
	protected void replaceHandler(ChannelHandlerContext ctx, @Nullable String name, SslContext context)
			throws Exception {
		PendingWriteQueue queue = this.held;
		this.held = null;
		super.replaceHandler(ctx, name, context);
		if (queue != null) {
			queue.removeAndWriteAll();
			ctx.flush();
		}
	}

	@Override
	protected void handlerRemoved0(ChannelHandlerContext ctx) throws Exception {
		if (this.held != null) {
			this.held.removeAndFailAll(new ClosedChannelException());
		}
		super.handlerRemoved0(ctx);
	}

}
