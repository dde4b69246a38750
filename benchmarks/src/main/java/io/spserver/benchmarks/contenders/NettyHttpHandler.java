package io.spserver.benchmarks.contenders;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.spserver.benchmarks.work.Work;

/**
 * Answers each request, all of them on connections that are kept alive.
 */
final class NettyHttpHandler extends SimpleChannelInboundHandler<HttpObject> {

	private static final byte[] BODY = Work.BODY.getBytes(StandardCharsets.UTF_8);

	@Override
	protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
		if (part instanceof HttpRequest request) {
			Work.ofPath(request.uri()).perform();
			FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK,
					Unpooled.wrappedBuffer(BODY));
			response.headers()
				.set(HttpHeaderNames.CONTENT_TYPE, "text/plain;charset=UTF-8")
				.setInt(HttpHeaderNames.CONTENT_LENGTH, BODY.length);
			context.write(response, context.voidPromise());
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		context.flush();
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
		context.close();
	}

}
