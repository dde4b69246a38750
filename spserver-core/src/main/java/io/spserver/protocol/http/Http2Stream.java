package io.spserver.protocol.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.DefaultHttp2ResetFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.util.ReferenceCountUtil;
import io.spserver.CloseReason;
import io.spserver.connection.CarriedSession;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream of an HTTP/2 connection: what its frames are for the session that it is. The
 * request's HEADERS go into the session's decoder, DATA become the session's bytes;
 * trailers are dropped. Of what the session writes, heads become HEADERS and bytes DATA,
 * the last of which end the stream. A stream that is closed before its end is reset, so
 * that nobody takes what has arrived for the whole. Belongs to the connection's event
 * loop.
 */
final class Http2Stream extends ChannelDuplexHandler {

	private static final Logger logger = LoggerFactory.getLogger(Http2Stream.class);

	private final Http2Traffic connection;

	private @Nullable Http2Decoder decoder;

	private @Nullable CarriedSession session;

	private boolean inputEnded;

	private boolean outputEnded;

	/** How much of the response's body is missing, if that is known. */
	private long missing = Http2Head.INFORMATIONAL;

	private @Nullable ChannelFuture lastWrite;

	Http2Stream(Http2Traffic connection) {
		this.connection = connection;
	}

	// What the peer sends.

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (message instanceof Http2HeadersFrame frame && this.decoder == null) {
			begin(ctx, frame);
		}
		else if (message instanceof Http2DataFrame frame && this.session != null) {
			data(ctx, frame.content(), frame.isEndStream());
		}
		else {
			if (message instanceof Http2HeadersFrame frame && this.session != null) {
				data(ctx, Unpooled.EMPTY_BUFFER, frame.isEndStream());
			}
			ReferenceCountUtil.release(message);
		}
	}

	private void begin(ChannelHandlerContext ctx, Http2HeadersFrame frame) {
		try {
			this.inputEnded = frame.isEndStream();
			Http2Decoder primed = this.connection.newDecoder(frame.headers(), this.inputEnded);
			this.decoder = primed;
			this.session = this.connection.carry(ctx.channel(), primed);
			ctx.fireChannelRead(Unpooled.EMPTY_BUFFER);
		}
		catch (Http2Exception ex) {
			logger.debug("Stream {} has a malformed request", ctx.channel(), ex);
			ctx.writeAndFlush(new DefaultHttp2ResetFrame(ex.error()));
		}
	}

	private void data(ChannelHandlerContext ctx, ByteBuf bytes, boolean last) {
		if (last && this.decoder != null) {
			this.inputEnded = true;
			this.decoder.end();
		}
		if (last || bytes.isReadable()) {
			ctx.fireChannelRead(bytes);
		}
		else {
			bytes.release();
		}
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		// Resets close the channel; what happens to the connection is not the stream's.
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		logger.debug("Stream {} failed", ctx.channel(), cause);
		if (!(cause instanceof Http2Exception)) {
			ctx.close();
		}
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		boolean answered = this.outputEnded && this.lastWrite != null && this.lastWrite.isSuccess();
		if (this.session != null && !answered) {
			this.session.abort(CloseReason.PEER);
		}
		ctx.fireChannelInactive();
		this.connection.streamClosed();
	}

	// What the session writes.

	@Override
	public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
		if (message instanceof Http2Head head) {
			head(ctx, head, promise.unvoid());
		}
		else if (message instanceof ByteBuf bytes) {
			body(ctx, bytes, promise.unvoid());
		}
		else if (message == Http2End.INSTANCE) {
			end(ctx, promise.unvoid());
		}
		else {
			ctx.write(message, promise);
		}
	}

	private void head(ChannelHandlerContext ctx, Http2Head head, ChannelPromise promise) {
		this.missing = head.length();
		this.outputEnded = head.length() == 0;
		this.lastWrite = ctx.write(new DefaultHttp2HeadersFrame(head.headers(), this.outputEnded), promise);
	}

	private void body(ChannelHandlerContext ctx, ByteBuf bytes, ChannelPromise promise) {
		int length = bytes.readableBytes();
		if (length == 0) {
			bytes.release();
			afterLastWrite(promise);
			return;
		}
		if (this.outputEnded || this.missing == Http2Head.INFORMATIONAL
				|| (this.missing >= 0 && length > this.missing)) {
			bytes.release();
			promise.setFailure(new IllegalStateException("The body is longer than its head said"));
			ctx.close();
			return;
		}
		if (this.missing > 0) {
			this.missing -= length;
			this.outputEnded = this.missing == 0;
		}
		this.lastWrite = ctx.write(new DefaultHttp2DataFrame(bytes, this.outputEnded), promise);
	}

	private void end(ChannelHandlerContext ctx, ChannelPromise promise) {
		this.outputEnded = true;
		this.lastWrite = ctx.write(new DefaultHttp2DataFrame(true), promise);
	}

	/** There is nothing to write, but something to know: when all is out. */
	private void afterLastWrite(ChannelPromise promise) {
		ChannelFuture last = this.lastWrite;
		if (last == null) {
			promise.setSuccess();
			return;
		}
		last.addListener((future) -> {
			if (future.isSuccess()) {
				promise.trySuccess();
			}
			else {
				promise.tryFailure(future.cause());
			}
		});
	}

	@Override
	public void close(ChannelHandlerContext ctx, ChannelPromise promise) {
		if (!this.outputEnded) {
			reset(ctx, (this.lastWrite != null) ? Http2Error.INTERNAL_ERROR : Http2Error.CANCEL);
		}
		else if (this.lastWrite != null && !this.lastWrite.isDone()) {
			reset(ctx, Http2Error.CANCEL);
		}
		else if (!this.inputEnded) {
			// RFC 9113, section 8.1: answered before the request was complete.
			reset(ctx, Http2Error.NO_ERROR);
		}
		ctx.close(promise);
	}

	private static void reset(ChannelHandlerContext ctx, Http2Error error) {
		ctx.writeAndFlush(new DefaultHttp2ResetFrame(error));
	}

}
