package io.spserver.async;

import java.net.SocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.spserver.ProxyProtocol;
import io.spserver.RefusalReason;
import io.spserver.queueing.OverloadPolicy;
import io.spserver.queueing.ServerContext;
import org.jspecify.annotations.Nullable;

/**
 * Takes or refuses a connection, on the connection's event loop.
 */
@Sharable
final class Acceptor extends ChannelInitializer<Channel> {

	/** How many refused connections may linger. */
	private static final int REFUSED_AT_ONCE = 1024;

	private final ServerContext server;

	private final EventLoops loops;

	private final @Nullable ConnectionSecurity security;

	private final OpenConnections connections;

	private volatile boolean draining;

	Acceptor(ServerContext server, EventLoops loops, @Nullable ConnectionSecurity security,
			OpenConnections connections) {
		this.server = server;
		this.loops = loops;
		this.security = security;
		this.connections = connections;
	}

	/**
	 * Closes connections that were accepted by the operating system and get here after
	 * the server began to stop.
	 */
	void drain() {
		this.draining = true;
	}

	/**
	 * Whether a refused peer may be told. Not if it expects TLS: a handshake is what an
	 * overloaded server can least afford; nor if many have been told just now.
	 */
	private boolean mayTellRefusal() {
		return !beginsWithTls() && this.connections.size() <= this.server.overload().maxConnections() + REFUSED_AT_ONCE;
	}

	private boolean beginsWithTls() {
		return this.security != null && !this.security.isOnDemand();
	}

	@Override
	protected void initChannel(Channel channel) {
		this.connections.add(channel);
		if (this.draining || (channel.remoteAddress() == null && ConnectionAddresses.isInternet(channel))) {
			channel.close();
			return;
		}
		OverloadPolicy overload = this.server.overload();
		RefusalReason refusal = overload.admit();
		if (refusal != null) {
			refuse(channel, refusal);
			return;
		}
		channel.closeFuture().addListener((future) -> overload.leave());
		if (this.server.work().isFull()) {
			channel.pipeline().addLast(new QueueGate(this.server.work(), this));
		}
		else {
			open(channel);
		}
	}

	/** Finds out who the peer of a connection is, and has its session begin. */
	void open(Channel channel) {
		ProxyProtocol proxy = this.server.options().network().proxyProtocol();
		if (proxy.mode() == ProxyProtocol.Mode.OFF) {
			begin(channel);
		}
		else if (proxy.trusts(ConnectionAddresses.of(channel).remote())) {
			ProxyHeader header = new ProxyHeader(proxy, this);
			channel.pipeline().addLast(new ProxyHeaderDetector(header), header);
		}
		else if (proxy.mode() == ProxyProtocol.Mode.OPTIONAL) {
			begin(channel);
		}
		else {
			refuseForProxy(channel);
		}
	}

	/** Has the session of a connection begin whose peer is known. */
	void begin(Channel channel) {
		OverloadPolicy overload = this.server.overload();
		SocketAddress peer = ConnectionAddresses.of(channel).remote();
		RefusalReason refusal = overload.admit(peer);
		if (refusal != null) {
			refuse(channel, refusal);
			return;
		}
		if (overload.limitsAddresses()) {
			channel.closeFuture().addListener((future) -> overload.leave(peer));
		}
		if (this.security != null && !this.security.isOnDemand()) {
			this.security.secure(channel);
		}
		channel.pipeline().addLast(new ConnectionOpener(this.server, this.loops, this.security));
	}

	/** Refuses a connection since the queue has stayed full. */
	void refuseForQueue(Channel channel) {
		refuse(channel, RefusalReason.QUEUE_FULL);
	}

	/** Closes a connection that does not say whom it is for, as it should. */
	void refuseForProxy(Channel channel) {
		this.server.events().refused(RefusalReason.PROXY_PROTOCOL);
		channel.close();
	}

	private void refuse(Channel channel, RefusalReason reason) {
		this.server.events().refused(reason);
		channel.pipeline().addLast(new Refusal(this.server.options(), mayTellRefusal()));
	}

}
