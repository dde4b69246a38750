package io.spserver.async;

import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.kqueue.KQueue;
import io.netty.channel.kqueue.KQueueIoHandler;
import io.netty.channel.kqueue.KQueueServerDomainSocketChannel;
import io.netty.channel.kqueue.KQueueServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.UnixChannelOption;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringChannelOption;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerDomainSocketChannel;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.spserver.async.SocketSettings.KeepAliveOptions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A {@link Transport} that works on this machine.
 */
public enum NativeTransport {

	/** io_uring. */
	IO_URING("io-uring") {

		@Override
		public IoHandlerFactory newIoHandlerFactory() {
			return IoUringIoHandler.newFactory();
		}

		@Override
		ServerChannel newServerChannel() {
			return new IoUringServerSocketChannel();
		}

		@Override
		ServerChannel newUnixServerChannel() {
			return new IoUringServerDomainSocketChannel();
		}

		@Override
		KeepAliveOptions keepAlive() {
			return new KeepAliveOptions(IoUringChannelOption.TCP_KEEPIDLE, IoUringChannelOption.TCP_KEEPINTVL,
					IoUringChannelOption.TCP_KEEPCNT);
		}

	},

	/** epoll. */
	EPOLL("epoll") {

		@Override
		public IoHandlerFactory newIoHandlerFactory() {
			return HalfClosingEpollHandler.newFactory();
		}

		@Override
		ServerChannel newServerChannel() {
			return new EpollServerSocketChannel();
		}

		@Override
		ServerChannel newUnixServerChannel() {
			return new EpollServerDomainSocketChannel();
		}

		@Override
		KeepAliveOptions keepAlive() {
			return new KeepAliveOptions(EpollChannelOption.TCP_KEEPIDLE, EpollChannelOption.TCP_KEEPINTVL,
					EpollChannelOption.TCP_KEEPCNT);
		}

	},

	/** kqueue. */
	KQUEUE("kqueue") {

		@Override
		public IoHandlerFactory newIoHandlerFactory() {
			return KQueueIoHandler.newFactory();
		}

		@Override
		ServerChannel newServerChannel() {
			return new KQueueServerSocketChannel();
		}

		@Override
		ServerChannel newUnixServerChannel() {
			return new KQueueServerDomainSocketChannel();
		}

	},

	/** The JDK's selectors. */
	NIO("nio") {

		@Override
		public IoHandlerFactory newIoHandlerFactory() {
			return NioIoHandler.newFactory();
		}

		@Override
		ServerChannel newServerChannel() {
			return new NioServerSocketChannel();
		}

		@Override
		ServerChannel newUnixServerChannel() {
			return new NioServerDomainSocketChannel();
		}

		@Override
		SocketAddress unixAddress(Path path) {
			return UnixDomainSocketAddress.of(path);
		}

		@Override
		ChannelOption<Boolean> reusePort() {
			return NioChannelOption.of(StandardSocketOptions.SO_REUSEPORT);
		}

		@Override
		KeepAliveOptions keepAlive() {
			return KeepAliveOptions.nio();
		}

	};

	private static final Logger logger = LoggerFactory.getLogger(NativeTransport.class);

	private final String tag;

	NativeTransport(String tag) {
		this.tag = tag;
	}

	/**
	 * Finds what does a transport's work here.
	 * @param transport the wish
	 * @return the transport
	 * @throws IllegalArgumentException if this machine cannot do it
	 */
	public static NativeTransport of(Transport transport) {
		return switch (transport) {
			case AUTO -> best();
			case IO_URING -> available(IO_URING, IoUring.isAvailable(), IoUring.unavailabilityCause());
			case EPOLL -> available(EPOLL, Epoll.isAvailable(), Epoll.unavailabilityCause());
			case KQUEUE -> available(KQUEUE, KQueue.isAvailable(), KQueue.unavailabilityCause());
			case NIO -> NIO;
		};
	}

	private static NativeTransport best() {
		if (Epoll.isAvailable()) {
			return EPOLL;
		}
		if (KQueue.isAvailable()) {
			return KQUEUE;
		}
		logger.info("Transport nio: neither epoll ({}) nor kqueue ({}) is available",
				reason(Epoll.unavailabilityCause()), reason(KQueue.unavailabilityCause()));
		return NIO;
	}

	private static NativeTransport available(NativeTransport transport, boolean available, Throwable cause) {
		if (!available) {
			throw new IllegalArgumentException(
					"Transport " + transport.tag() + " is not available here: " + reason(cause), cause);
		}
		return transport;
	}

	private static String reason(Throwable cause) {
		Throwable root = cause;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage());
	}

	/**
	 * The transport as statistics show it.
	 * @return lower case, words joined by hyphens
	 */
	public String tag() {
		return this.tag;
	}

	/**
	 * Creates what makes the heart of an event loop.
	 * @return the factory
	 */
	public abstract IoHandlerFactory newIoHandlerFactory();

	abstract ServerChannel newServerChannel();

	abstract ServerChannel newUnixServerChannel();

	SocketAddress unixAddress(Path path) {
		return new DomainSocketAddress(path.toFile());
	}

	ChannelOption<Boolean> reusePort() {
		return UnixChannelOption.SO_REUSEPORT;
	}

	/** How the times of keep-alive are set, {@code null} if they cannot be. */
	@Nullable KeepAliveOptions keepAlive() {
		return null;
	}

}
