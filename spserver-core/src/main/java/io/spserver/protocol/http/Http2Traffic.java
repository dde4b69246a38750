package io.spserver.protocol.http;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.handler.codec.http2.DefaultHttp2GoAwayFrame;
import io.netty.handler.codec.http2.DefaultHttp2PingFrame;
import io.netty.handler.codec.http2.Http2Error;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameCodec;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2LocalFlowController;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2PingFrame;
import io.netty.handler.codec.http2.Http2SettingsFrame;
import io.netty.util.ReferenceCountUtil;
import io.spserver.CloseReason;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.CarriedSession;
import io.spserver.connection.Connection;
import io.spserver.connection.Traffic;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks HTTP/2: its streams, each of which is a session, and how it
 * ends. It is drained as RFC 9113, section 6.8, has it: a first GOAWAY asks the peer to
 * begin no more streams, and when the peer has seen that, a second one says which streams
 * are answered. Belongs to the connection's event loop.
 */
final class Http2Traffic extends ChannelInboundHandlerAdapter implements Traffic {

	private static final long DRAIN_PING = 0x5350_5365_7276_6572L;

	/** How long to wait for a peer to see the first GOAWAY. */
	private static final long DRAIN_PING_MILLIS = 1000;

	/** How many SETTINGS and PING a peer may send in a while. */
	private static final int MAX_CONTROL_FRAMES = 1000;

	private static final long CONTROL_FRAMES_NANOS = TimeUnit.SECONDS.toNanos(30);

	/** How much a peer may send ahead on all streams together, in bytes. */
	private static final int CONNECTION_WINDOW = 1024 * 1024;

	private final Connection connection;

	private final HttpOptions options;

	private final long maxBody;

	private final Http2StreamProtocol streamProtocol;

	private final Http2FrameCodec codec;

	private @Nullable ChannelHandlerContext context;

	private int streams;

	private int requests;

	private int controlFrames;

	private long controlFramesSince = System.nanoTime();

	private boolean draining;

	/** The last GOAWAY is sent: the peer knows which streams are answered. */
	private boolean lastGoAwaySent;

	private @Nullable Future<?> pingLimit;

	private Http2Traffic(Connection connection, HttpOptions options, long maxBody) {
		this.connection = connection;
		this.options = options;
		this.maxBody = maxBody;
		this.streamProtocol = new Http2StreamProtocol(options.serverHeader());
		this.codec = Http2CodecBuilder.codec(options, this::failed);
	}

	/**
	 * Has a connection speak HTTP/2 from its next byte on.
	 * @param connection the connection
	 * @param options the limits
	 * @param maxBody how long the body of a request may be
	 */
	static void start(Connection connection, HttpOptions options, long maxBody) {
		Http2Traffic traffic = new Http2Traffic(connection, options, maxBody);
		connection.handOver(traffic);
		connection.insert(traffic.codec);
		connection.insert(new Http2MultiplexHandler(new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel stream) {
				traffic.opened(stream);
			}

		}));
		connection.insert(traffic);
		traffic.openWindow();
	}

	/** Streams together may be sent more than one of them. */
	private void openWindow() {
		try {
			Http2LocalFlowController windows = this.codec.connection().local().flowController();
			int present = windows.initialWindowSize(this.codec.connection().connectionStream());
			windows.incrementWindowSize(this.codec.connection().connectionStream(), CONNECTION_WINDOW - present);
			this.connection.channel().flush();
		}
		catch (Http2Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.context = ctx;
	}

	// What streams need.

	private void opened(Channel stream) {
		this.streams++;
		this.requests++;
		stream.pipeline().addLast(new Http2Stream(this));
		if (this.requests == this.options.maxRequestsPerConnection()) {
			this.connection.drain(CloseReason.APPLICATION);
		}
	}

	Http2Decoder newDecoder(Http2Headers headers, boolean ended) throws Http2Exception {
		return Http2Decoder.of(headers, ended, this.options, this.maxBody);
	}

	CarriedSession carry(Channel stream, MessageDecoder decoder) {
		return this.connection.carry(stream, this.streamProtocol, decoder);
	}

	void streamClosed() {
		this.streams--;
		this.connection.active();
	}

	// What concerns the whole connection.

	/** There is no half-closed connection in HTTP/2. */
	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			this.connection.abort(CloseReason.PEER);
		}
		else {
			ctx.fireUserEventTriggered(event);
		}
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		if (message instanceof Http2PingFrame ping && ping.ack() && ping.content() == DRAIN_PING) {
			sendLastGoAway();
		}
		else if (message instanceof Http2PingFrame || message instanceof Http2SettingsFrame) {
			countControlFrame(ctx);
		}
		ReferenceCountUtil.release(message);
	}

	private void countControlFrame(ChannelHandlerContext ctx) {
		long now = System.nanoTime();
		if (now - this.controlFramesSince > CONTROL_FRAMES_NANOS) {
			this.controlFramesSince = now;
			this.controlFrames = 0;
		}
		this.controlFrames++;
		if (this.controlFrames == MAX_CONTROL_FRAMES) {
			this.codec.onError(ctx.pipeline().context(this.codec), false, Http2Exception
				.connectionError(Http2Error.ENHANCE_YOUR_CALM, "Too many frames that concern no stream"));
		}
	}

	/** The peer broke the protocol and has been told. */
	private void failed() {
		this.lastGoAwaySent = true;
		this.connection.close(CloseReason.PROTOCOL_ERROR);
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		if (this.pingLimit != null) {
			this.pingLimit.cancel(false);
		}
		ctx.fireChannelInactive();
	}

	@Override
	public boolean isBusy() {
		return this.streams > 0 || (this.draining && !this.lastGoAwaySent);
	}

	@Override
	public void drain(CloseReason reason) {
		ChannelHandlerContext ctx = this.context;
		if (this.draining || this.lastGoAwaySent || ctx == null) {
			return;
		}
		this.draining = true;
		ctx.write(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR).setExtraStreamIds(Integer.MAX_VALUE));
		ctx.writeAndFlush(new DefaultHttp2PingFrame(DRAIN_PING));
		this.pingLimit = ctx.executor().schedule(this::sendLastGoAway, DRAIN_PING_MILLIS, TimeUnit.MILLISECONDS);
	}

	private void sendLastGoAway() {
		if (this.pingLimit != null) {
			this.pingLimit.cancel(false);
		}
		close();
		if (this.context != null) {
			this.context.flush();
		}
		this.connection.active();
	}

	@Override
	public void close() {
		if (!this.lastGoAwaySent && this.context != null) {
			this.lastGoAwaySent = true;
			this.context.write(new DefaultHttp2GoAwayFrame(Http2Error.NO_ERROR));
		}
	}

}
