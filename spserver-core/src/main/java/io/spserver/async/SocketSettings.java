package io.spserver.async;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.socket.nio.NioChannelOption;
import io.spserver.ServerOptions;
import io.spserver.SocketOptions;
import io.spserver.SocketOptions.KeepAlive;
import jdk.net.ExtendedSocketOptions;

/**
 * Tells the operating system what a server or client wants of its sockets.
 *
 * @param transport knows how it is told
 * @param sockets what is wanted
 */
record SocketSettings(NativeTransport transport, SocketOptions sockets) {

	/**
	 * Reads what small requests, and mails of a few kilobytes, are in one go: the default
	 * forgets soon how much that was.
	 */
	private static final RecvByteBufAllocator READ_BUFFERS = new AdaptiveRecvByteBufAllocator(4 * 1024, 4 * 1024,
			64 * 1024)
		.maxMessagesPerRead(16);

	/** Of a server's socket, and the connections that come from it. */
	void apply(ServerBootstrap bootstrap, ServerOptions server) {
		bootstrap.option(ChannelOption.SO_BACKLOG, server.backlog());
		boolean tcp = server.network().unixSocket() == null;
		applyToConnections(bootstrap::childOption, tcp);
		if (!tcp) {
			return;
		}
		bootstrap.option(ChannelOption.SO_REUSEADDR, true);
		if (this.sockets.receiveBuffer() > 0) {
			// Before a connection begins, so that its window can be as large.
			bootstrap.option(ChannelOption.SO_RCVBUF, this.sockets.receiveBuffer());
		}
		if (this.sockets.reusePort()) {
			bootstrap.option(this.transport.reusePort(), true);
		}
	}

	/** Of a connection that the application opens. */
	void apply(Bootstrap bootstrap, SocketAddress peer) {
		applyToConnections(bootstrap::option, peer instanceof InetSocketAddress);
	}

	private void applyToConnections(Setter setter, boolean tcp) {
		setter.set(ChannelOption.ALLOW_HALF_CLOSURE, true);
		setter.set(ChannelOption.RECVBUF_ALLOCATOR, READ_BUFFERS);
		setPositive(setter, ChannelOption.SO_RCVBUF, this.sockets.receiveBuffer());
		setPositive(setter, ChannelOption.SO_SNDBUF, this.sockets.sendBuffer());
		if (tcp) {
			if (!this.sockets.noDelay()) {
				// Otherwise Netty has told it already.
				setter.set(ChannelOption.TCP_NODELAY, false);
			}
			if (this.sockets.keepAlive().enabled()) {
				applyKeepAlive(setter, this.sockets.keepAlive());
			}
		}
	}

	private void applyKeepAlive(Setter setter, KeepAlive keepAlive) {
		setter.set(ChannelOption.SO_KEEPALIVE, true);
		KeepAliveOptions keys = this.transport.keepAlive();
		if (keys != null) {
			setPositive(setter, keys.idle(), seconds(keepAlive.idle()));
			setPositive(setter, keys.interval(), seconds(keepAlive.interval()));
			setPositive(setter, keys.count(), keepAlive.count());
		}
	}

	private static int seconds(Duration time) {
		return Math.toIntExact((time.isZero()) ? 0 : Math.max(1, time.toSeconds()));
	}

	private static void setPositive(Setter setter, ChannelOption<Integer> key, int value) {
		if (value > 0) {
			setter.set(key, value);
		}
	}

	/** What takes options of connections. */
	private interface Setter {

		<T> Object set(ChannelOption<T> option, T value);

	}

	/**
	 * What a transport calls the times of keep-alive.
	 *
	 * @param idle how long a connection is idle before the first probe, in seconds
	 * @param interval the time between two, in seconds
	 * @param count how many are left unanswered
	 */
	record KeepAliveOptions(ChannelOption<Integer> idle, ChannelOption<Integer> interval,
			ChannelOption<Integer> count) {

		/** What the JDK knows. */
		static KeepAliveOptions nio() {
			return new KeepAliveOptions(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE),
					NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL),
					NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT));
		}

	}

}
