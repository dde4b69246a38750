package io.spserver.async;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.kqueue.KQueueDomainSocketChannel;
import io.netty.channel.kqueue.KQueueSocketChannel;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.uring.IoUringDomainSocketChannel;
import io.netty.channel.uring.IoUringSocketChannel;

/**
 * What a transport connects with.
 */
final class OutboundChannels {

	private OutboundChannels() {
	}

	/** Creates an unconnected channel for addresses of this kind. */
	static Channel create(NativeTransport transport, SocketAddress address) {
		boolean unix = address instanceof UnixDomainSocketAddress;
		return switch (transport) {
			case IO_URING -> unix ? new IoUringDomainSocketChannel() : new IoUringSocketChannel();
			case EPOLL -> unix ? new EpollDomainSocketChannel() : new EpollSocketChannel();
			case KQUEUE -> unix ? new KQueueDomainSocketChannel() : new KQueueSocketChannel();
			case NIO -> unix ? new NioDomainSocketChannel() : new NioSocketChannel();
		};
	}

	/** The address in the form that the transport knows. */
	static SocketAddress address(NativeTransport transport, SocketAddress address) {
		if (address instanceof UnixDomainSocketAddress unix && transport != NativeTransport.NIO) {
			return new DomainSocketAddress(unix.getPath().toFile());
		}
		return address;
	}

}
