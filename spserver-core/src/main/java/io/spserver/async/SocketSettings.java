package io.spserver.async;

import java.time.Duration;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.spserver.ServerOptions;
import io.spserver.SocketOptions;
import io.spserver.SocketOptions.KeepAlive;
import jdk.net.ExtendedSocketOptions;

/**
 * Tells the operating system what a server wants of its sockets.
 *
 * @param transport knows how it is told
 * @param options the server's options
 */
record SocketSettings(NativeTransport transport, ServerOptions options) {

	void apply(ServerBootstrap bootstrap) {
		SocketOptions sockets = this.options.network().sockets();
		bootstrap.option(ChannelOption.SO_BACKLOG, this.options.backlog())
			.childOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
		if (sockets.receiveBuffer() > 0) {
			bootstrap.childOption(ChannelOption.SO_RCVBUF, sockets.receiveBuffer());
		}
		if (sockets.sendBuffer() > 0) {
			bootstrap.childOption(ChannelOption.SO_SNDBUF, sockets.sendBuffer());
		}
		if (this.options.network().unixSocket() == null) {
			applyTcp(bootstrap, sockets);
		}
	}

	private void applyTcp(ServerBootstrap bootstrap, SocketOptions sockets) {
		bootstrap.option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, sockets.noDelay());
		if (sockets.receiveBuffer() > 0) {
			// Before a connection begins, so that its window can be as large.
			bootstrap.option(ChannelOption.SO_RCVBUF, sockets.receiveBuffer());
		}
		if (sockets.reusePort()) {
			bootstrap.option(this.transport.reusePort(), true);
		}
		KeepAlive keepAlive = sockets.keepAlive();
		if (keepAlive.enabled()) {
			bootstrap.childOption(ChannelOption.SO_KEEPALIVE, true);
			KeepAliveOptions keys = this.transport.keepAlive();
			if (keys == null) {
				return;
			}
			set(bootstrap, keys.idle(), seconds(keepAlive.idle()));
			set(bootstrap, keys.interval(), seconds(keepAlive.interval()));
			set(bootstrap, keys.count(), keepAlive.count());
		}
	}

	private static int seconds(Duration time) {
		return Math.toIntExact((time.isZero()) ? 0 : Math.max(1, time.toSeconds()));
	}

	private static void set(ServerBootstrap bootstrap, ChannelOption<Integer> key, int value) {
		if (value > 0) {
			bootstrap.childOption(key, value);
		}
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
