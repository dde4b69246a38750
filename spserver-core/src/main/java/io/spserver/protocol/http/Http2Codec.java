package io.spserver.protocol.http;

import java.io.IOException;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http2.Http2ConnectionDecoder;
import io.netty.handler.codec.http2.Http2ConnectionEncoder;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Netty's codec, but for what it does when a peer breaks the protocol: it says so, hears
 * nothing more, and leaves it to the connection to close in a way that lets the peer read
 * it.
 */
final class Http2Codec extends Http2FrameCodec {

	private static final Logger logger = LoggerFactory.getLogger(Http2Codec.class);

	private final Runnable afterFailure;

	private boolean failed;

	/**
	 * Creates a codec.
	 * @param encoder writes frames
	 * @param decoder reads frames
	 * @param settings what the peer is told
	 * @param afterFailure closes the connection after the last words
	 */
	Http2Codec(Http2ConnectionEncoder encoder, Http2ConnectionDecoder decoder, Http2Settings settings,
			Runnable afterFailure) {
		super(encoder, decoder, settings, true, true);
		this.afterFailure = afterFailure;
	}

	@Override
	protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) throws Exception {
		if (this.failed) {
			in.skipBytes(in.readableBytes());
		}
		else {
			super.decode(ctx, in, out);
		}
	}

	@Override
	public void flush(ChannelHandlerContext ctx) {
		if (this.failed) {
			ctx.flush();
		}
		else {
			super.flush(ctx);
		}
	}

	@Override
	protected void onConnectionError(ChannelHandlerContext ctx, boolean outbound, Throwable cause,
			Http2Exception error) {
		if (this.failed) {
			return;
		}
		this.failed = true;
		if (cause instanceof IOException) {
			logger.debug("Connection {} broke", ctx.channel(), cause);
			ctx.close();
			return;
		}
		Http2Error code = (error != null) ? error.error() : Http2Error.INTERNAL_ERROR;
		if (code == Http2Error.INTERNAL_ERROR) {
			logger.warn("Connection {} fails", ctx.channel(), cause);
		}
		else {
			logger.debug("The peer of {} broke the protocol", ctx.channel(), cause);
		}
		int known = connection().remote().lastStreamKnownByPeer();
		String message = (error != null) ? String.valueOf(error.getMessage()) : "";
		frameWriter().writeGoAway(ctx, (known >= 0) ? known : Integer.MAX_VALUE, code.code(),
				ByteBufUtil.writeUtf8(ctx.alloc(), message), ctx.newPromise());
		ctx.flush();
		this.afterFailure.run();
	}

}
