package io.spserver.connection;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.spserver.SocketOptions;

/**
 * The way from a server to other peers: connections that it opens itself, on the event
 * loops that its own connections live on. Safe for use by any thread.
 */
public interface Outbound {

	/**
	 * One of the server's event loops.
	 * @return another one each time, if there are several
	 */
	EventLoop nextLoop();

	/**
	 * Finds out at which addresses a peer is. A host is looked up by another thread than
	 * the event loop's.
	 * @param peer an {@link java.net.InetSocketAddress}, which may be unresolved, or a
	 * {@link java.net.UnixDomainSocketAddress}
	 * @param loop one of the server's event loops
	 * @return the addresses, in the order in which they should be tried; completed on
	 * that event loop
	 */
	CompletableFuture<List<SocketAddress>> lookUp(SocketAddress peer, EventLoop loop);

	/**
	 * Opens a connection. Either side of it may be shut down alone.
	 * @param peer where to: one of the addresses that were found
	 * @param loop what the connection is to live on, one of the server's event loops
	 * @param timeout how long the peer may take to accept it
	 * @param sockets what the operating system is told of the connection
	 * @param handler the first handler of its pipeline
	 * @return completed on that event loop when there is a connection, or there is none
	 */
	ChannelFuture connect(SocketAddress peer, EventLoop loop, Duration timeout, SocketOptions sockets,
			ChannelHandler handler);

	/**
	 * Runs what of a TLS handshake would hold up an event loop.
	 * @return the executor
	 */
	Executor handshakes();

}
