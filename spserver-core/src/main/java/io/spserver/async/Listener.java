package io.spserver.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import io.spserver.ServerOptions;
import io.spserver.UnixSocket;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.connection.Outbound;
import io.spserver.queueing.ServerContext;
import org.jspecify.annotations.Nullable;

/**
 * A server's socket and its connections. Safe for use by any thread.
 */
public final class Listener {

	/** How long somebody waits for an event loop at most. */
	private static final int PAUSE_SECONDS = 5;

	private final ServerOptions options;

	private final EventLoops loops;

	private final Outbound outbound;

	private final Acceptor acceptor;

	private final OpenConnections connections = new OpenConnections();

	private final @Nullable UnixSocketFile file;

	private volatile @Nullable Channel channel;

	/**
	 * Creates a listener; it is to be bound.
	 * @param server what the server's sessions share
	 * @param loops where the connections live and their turns run
	 * @param security encrypts connections, {@code null} for plain TCP
	 * @param outbound opens connections to others, where the protocol needs that
	 */
	public Listener(ServerContext server, EventLoops loops, @Nullable ConnectionSecurity security, Outbound outbound) {
		this.options = server.options();
		this.loops = loops;
		UnixSocket unix = this.options.network().unixSocket();
		this.file = (unix != null) ? new UnixSocketFile(unix) : null;
		this.outbound = outbound;
		this.acceptor = new Acceptor(server, loops, security, this.connections);
	}

	/**
	 * Binds the server's address and begins to accept.
	 * @return the bound address
	 * @throws IOException if the address cannot be bound
	 */
	public SocketAddress bind() throws IOException {
		if (this.options.protocol() instanceof ConnectionProtocol protocol) {
			protocol.started(this.outbound, this.options);
		}
		try {
			return (this.file != null) ? bindFile(this.file) : bindAddress();
		}
		catch (IOException | RuntimeException ex) {
			unbind();
			throw ex;
		}
	}

	private SocketAddress bindAddress() throws IOException {
		Channel bound = bind(bootstrap().channelFactory(this.loops.transport()::newServerChannel),
				this.options.address());
		return bound.localAddress();
	}

	private SocketAddress bindFile(UnixSocketFile file) throws IOException {
		NativeTransport transport = this.loops.transport();
		file.clear();
		Channel bound = bind(bootstrap().channelFactory(transport::newUnixServerChannel),
				transport.unixAddress(file.path()));
		file.opened();
		return ConnectionAddresses.jdk(bound.localAddress());
	}

	private ServerBootstrap bootstrap() {
		ServerBootstrap bootstrap = new ServerBootstrap().group(this.loops.group())
			.handler(new AcceptPause(this.options.name()))
			.childHandler(this.acceptor);
		new SocketSettings(this.loops.transport(), this.options.network().sockets()).apply(bootstrap, this.options);
		return bootstrap;
	}

	private Channel bind(ServerBootstrap bootstrap, SocketAddress address) throws IOException {
		ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
		Throwable cause = bound.cause();
		if (cause != null) {
			throw (cause instanceof IOException io) ? io : new IOException(cause);
		}
		this.channel = bound.channel();
		return bound.channel();
	}

	/**
	 * Accepts no connections, or accepts them again. They wait in the operating system
	 * meanwhile.
	 * @param paused whether to wait
	 * @return waits until that is so, unless its event loop asks
	 */
	public Runnable pause(boolean paused) {
		Channel bound = this.channel;
		if (bound == null) {
			return () -> {
			};
		}
		Future<?> done = bound.eventLoop().submit(() -> bound.config().setAutoRead(!paused));
		return () -> {
			if (!bound.eventLoop().inEventLoop()) {
				done.awaitUninterruptibly(PAUSE_SECONDS, TimeUnit.SECONDS);
			}
		};
	}

	/** Accepts no more connections. Returns when the address is free. */
	public void unbind() {
		Channel bound = this.channel;
		if (bound != null) {
			bound.close().awaitUninterruptibly();
		}
		if (this.file != null) {
			this.file.remove();
		}
		if (this.options.protocol() instanceof ConnectionProtocol protocol) {
			protocol.stopped();
		}
	}

	/**
	 * Has all sessions finish what has arrived and then close; connections that are not
	 * ready yet are closed.
	 */
	public void drain() {
		this.acceptor.drain();
		this.connections.drain((connection) -> {
			if (connection.pipeline().get(ConnectionOpener.class) != null
					|| connection.pipeline().get(QueueGate.class) != null
					|| connection.pipeline().get(ProxyHeader.class) != null) {
				connection.close();
			}
		});
	}

	/**
	 * Closes all connections at once.
	 * @return completed when no session has any request left that will be handled
	 */
	public CompletableFuture<Void> abort() {
		return this.connections.abort();
	}

	/**
	 * Completes as soon as none of the present connections is left.
	 * @return the future
	 */
	public CompletableFuture<Void> whenClosed() {
		return this.connections.whenClosed();
	}

}
