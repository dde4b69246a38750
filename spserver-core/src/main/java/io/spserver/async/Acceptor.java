package io.spserver.async;

import java.net.SocketAddress;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
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

	private final ChannelGroup connections;

	private volatile boolean draining;

	Acceptor(ServerContext server, EventLoops loops, @Nullable ConnectionSecurity security, ChannelGroup connections) {
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
		SocketAddress peer = channel.remoteAddress();
		if (peer == null || this.draining) {
			channel.close();
			return;
		}
		OverloadPolicy overload = this.server.overload();
		RefusalReason refusal = overload.admit(peer);
		if (refusal != null) {
			refuse(channel, refusal);
			return;
		}
		channel.closeFuture().addListener((future) -> overload.leave(peer));
		if (this.server.work().isFull()) {
			channel.pipeline().addLast(new QueueGate(this.server.work(), this));
		}
		else {
			open(channel);
		}
	}

	/** Has the session of a connection begin. */
	void open(Channel channel) {
		if (this.security != null && !this.security.isOnDemand()) {
			this.security.secure(channel);
		}
		channel.pipeline().addLast(new ConnectionOpener(this.server, this.loops, this.security));
	}

	/** Refuses a connection since the queue has stayed full. */
	void refuseForQueue(Channel channel) {
		refuse(channel, RefusalReason.QUEUE_FULL);
	}

	private void refuse(Channel channel, RefusalReason reason) {
		this.server.events().refused(reason);
		channel.pipeline().addLast(new Refusal(this.server.options(), mayTellRefusal()));
	}

}
