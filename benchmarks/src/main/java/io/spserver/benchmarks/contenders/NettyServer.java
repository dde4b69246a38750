package io.spserver.benchmarks.contenders;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LineBasedFrameDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.string.StringDecoder;
import io.netty.handler.codec.string.StringEncoder;
import io.spserver.benchmarks.work.Wire;

/**
 * Netty with its own codecs and the work done on the event loop: what nothing that stands
 * on Netty can be faster than, and what must not block.
 */
final class NettyServer extends ChannelInitializer<Channel> {

	private final Wire wire;

	NettyServer(Wire wire) {
		this.wire = wire;
	}

	int listen() throws InterruptedException {
		IoHandlerFactory io = Epoll.isAvailable() ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
		Class<? extends ServerChannel> type = Epoll.isAvailable() ? EpollServerSocketChannel.class
				: NioServerSocketChannel.class;
		Channel channel = new ServerBootstrap().group(new MultiThreadIoEventLoopGroup(Settings.IO_THREADS, io))
			.channel(type)
			.option(ChannelOption.SO_BACKLOG, Settings.BACKLOG)
			.childHandler(this)
			.bind(Settings.ADDRESS, 0)
			.sync()
			.channel();
		return ((InetSocketAddress) channel.localAddress()).getPort();
	}

	@Override
	protected void initChannel(Channel channel) {
		ChannelPipeline pipeline = channel.pipeline();
		switch (this.wire) {
			case RPC -> pipeline.addLast(new HttpServerCodec(), new HttpObjectAggregator(Settings.MAX_MESSAGE_SIZE),
					new NettyRpcHandler());
			case HTTP -> pipeline.addLast(new HttpServerCodec(), new NettyHttpHandler());
			case LINE -> pipeline.addLast(new LineBasedFrameDecoder(Settings.MAX_MESSAGE_SIZE),
					new StringDecoder(StandardCharsets.UTF_8), new StringEncoder(StandardCharsets.UTF_8),
					new NettyLineHandler());
			case SMTP -> pipeline.addLast(new LineBasedFrameDecoder(Settings.MAX_MESSAGE_SIZE), new NettySmtpHandler());
		}
	}

}
