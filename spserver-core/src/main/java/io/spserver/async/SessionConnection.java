package io.spserver.async;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.stream.ChunkedWriteHandler;
import io.spserver.CloseReason;
import io.spserver.Protocol;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.CarriedSession;
import io.spserver.connection.Connection;
import io.spserver.connection.Traffic;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.ServerSession;
import io.spserver.queueing.TaskExecutor;
import org.jspecify.annotations.Nullable;

/**
 * A connection with its session, for the server's protocol. Belongs to the connection's
 * event loop.
 */
final class SessionConnection implements Connection {

	/** How many flushes of what goes on together may become one. */
	private static final int FLUSHES_AT_ONCE = 64;

	private final ServerContext server;

	private final Channel channel;

	private final SessionChannel sessionChannel;

	private final ServerSession session;

	private final SessionInput input;

	private final TaskExecutor home;

	/** What carried sessions share, once there is one. */
	private @Nullable ServerContext carried;

	SessionConnection(ServerContext server, Channel channel, SessionChannel sessionChannel, ServerSession session,
			SessionInput input, TaskExecutor home) {
		this.server = server;
		this.channel = channel;
		this.sessionChannel = sessionChannel;
		this.session = session;
		this.input = input;
		this.home = home;
	}

	@Override
	public Channel channel() {
		return this.channel;
	}

	@Override
	public Session session() {
		return this.session;
	}

	@Override
	public ServerOptions options() {
		return this.server.options();
	}

	@Override
	public boolean isEncrypted() {
		return this.channel.pipeline().get(SslHandler.class) != null;
	}

	@Override
	public @Nullable String applicationProtocol() {
		SslHandler tls = this.channel.pipeline().get(SslHandler.class);
		return (tls != null) ? tls.applicationProtocol() : null;
	}

	@Override
	public void insert(ChannelHandler handler) {
		ChannelPipeline pipeline = this.channel.pipeline();
		pipeline.addBefore(pipeline.context(this.sessionChannel).name(), null, handler);
	}

	@Override
	public void handOver(Traffic traffic) {
		this.input.handOver(traffic);
		this.channel.config().setAutoRead(true);
		ChannelPipeline pipeline = this.channel.pipeline();
		if (pipeline.get(ChunkedWriteHandler.class) != null) {
			pipeline.remove(ChunkedWriteHandler.class);
		}
		insert(new FlushConsolidationHandler(FLUSHES_AT_ONCE, true));
		insert(new ByteMeter(this.server.events()));
	}

	@Override
	public CarriedSession carry(Channel stream, Protocol protocol, MessageDecoder decoder) {
		SessionChannel begun = new SessionChannel(carried(protocol), stream, this.home, decoder, null, this.session);
		this.session.carries();
		stream.pipeline().addLast(new ChunkedWriteHandler(), begun);
		return begun;
	}

	private ServerContext carried(Protocol protocol) {
		ServerContext context = this.carried;
		if (context == null || context.options().protocol() != protocol) {
			ServerOptions options = this.server.options().toBuilder().protocol(protocol).build();
			context = new ServerContext(options, this.server.handlers(), new CarriedEvents(this.server.events()),
					this.server.work(), this.server.overload(), this.server.turns(), this.server.group(),
					this.server.registry());
			this.carried = context;
		}
		return context;
	}

	@Override
	public void active() {
		this.sessionChannel.active();
	}

	@Override
	public void drain(CloseReason reason) {
		this.sessionChannel.drain(reason);
	}

	@Override
	public void close(CloseReason reason) {
		this.sessionChannel.close(reason);
	}

	@Override
	public void abort(CloseReason reason) {
		this.sessionChannel.abort(reason);
	}

}
