package io.spserver.async;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.ServerOptions;
import io.spserver.codec.MessageDecoder;
import io.spserver.connection.CarriedSession;
import io.spserver.connection.Connection;
import io.spserver.queueing.Delivery;
import io.spserver.queueing.Ending;
import io.spserver.queueing.OpenRequest;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.ServerSession;
import io.spserver.queueing.TaskExecutor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one session: reads and decodes into the session's mailbox, writes
 * what comes back, and finds out when the session is to end. All of it belongs to the
 * session's event loop; other threads see the {@link SessionOutlet}.
 */
final class SessionChannel extends ChannelInboundHandlerAdapter implements CarriedSession {

	private static final Logger logger = LoggerFactory.getLogger(SessionChannel.class);

	/** How much is read of a session whose handler is busy. */
	private static final int READ_AHEAD = 64 * 1024;

	private final ServerContext server;

	private final Channel channel;

	private final ServerSession session;

	private final SessionInput input;

	private final SessionOutput output;

	private final Endings endings;

	private final IdleWatch idleWatch;

	private final DeadlineWatch deadlineWatch;

	private final SessionTls tls;

	private final SessionOutlet outlet;

	/** A request that goes on when what is being written is flushed. */
	private @Nullable OpenRequest goingOn;

	/** How often progress was made: to read on may bring more, and progress, at once. */
	private int rounds;

	/** Replies are being written; what follows from that is done when all of them are. */
	private boolean working;

	/** The peer has sent its last byte. */
	private boolean inputEnded;

	/** What has arrived is to be finished, then the session closes for this reason. */
	private @Nullable CloseReason draining;

	/** The handler is being told why the session ends; nothing is decoded any more. */
	private boolean ending;

	/** Why the session closes, once that is decided. */
	private @Nullable CloseReason closing;

	private boolean closed;

	SessionChannel(ServerContext server, Channel channel, TaskExecutor home, MessageDecoder decoder,
			@Nullable ConnectionSecurity security, @Nullable ServerSession carrier) {
		ServerOptions options = server.options();
		this.server = server;
		this.channel = channel;
		this.tls = new SessionTls(channel, security);
		this.outlet = new SessionOutlet(channel.eventLoop(), this::work, this::undeliverable, this.tls);
		ConnectionAddresses addresses = ConnectionAddresses.of(channel);
		this.session = new ServerSession(server, addresses.remote(), addresses.local(), this.outlet, home, carrier);
		this.input = new SessionInput(this.session, decoder);
		this.output = new SessionOutput(channel, this.session.id(), options, server.events());
		this.endings = new Endings(options, this.session);
		this.idleWatch = new IdleWatch(this, channel, options, this.input, this.session);
		this.deadlineWatch = new DeadlineWatch(this, channel, this.input, this.session);
	}

	private void undeliverable(@Nullable Delivery first) {
		this.output.failAll(first);
	}

	@Override
	public void handlerAdded(ChannelHandlerContext ctx) {
		this.idleWatch.start();
		ConnectionSecurity.identify(this.session, this.channel);
		this.session.begin();
	}

	@Override
	public void channelRead(ChannelHandlerContext ctx, Object message) {
		ByteBuf in = (ByteBuf) message;
		this.server.events().read(in.readableBytes());
		long now = System.nanoTime();
		this.idleWatch.active(now);
		if (isEnding()) {
			in.release();
		}
		else {
			this.input.add(in, ctx.alloc(), now);
			if (this.input.size() > READ_AHEAD) {
				progress();
			}
		}
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext ctx) {
		progress();
	}

	@Override
	public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
		if (event instanceof ChannelInputShutdownEvent) {
			this.inputEnded = true;
			if (this.tls.isHandshaking()) {
				abort(CloseReason.PEER);
			}
			progress();
		}
		else if (this.tls.isHandshaking()) {
			Throwable failure = this.tls.handshake(event, this.session, this.server.events());
			if (failure != null && !isEnding()) {
				end(this.endings.insecure(failure));
			}
		}
	}

	@Override
	public void channelWritabilityChanged(ChannelHandlerContext ctx) {
		this.outlet.writable(this.channel.isWritable() || !this.channel.isActive());
		this.idleWatch.active();
		if (!this.working) {
			progress();
		}
	}

	@Override
	public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
		if (!isEnding()) {
			end(this.endings.broken(cause));
		}
		ctx.close();
	}

	@Override
	public void channelInactive(ChannelHandlerContext ctx) {
		this.outlet.writable(true);
		this.inputEnded = true;
		if (this.closing != null) {
			finish(this.closing);
		}
		progress();
	}

	/** What the server's protocol may do with the connection. */
	Connection connection(TaskExecutor home) {
		return new SessionConnection(this.server, this.channel, this, this.session, this.input, home);
	}

	/** Something has happened, perhaps beside the session, that may let it go on. */
	void active() {
		this.idleWatch.active();
		progress();
	}

	/** Finishes what has arrived, then closes the session. */
	void drain(CloseReason reason) {
		if (this.draining == null) {
			this.draining = reason;
			this.input.drain(reason);
		}
		progress();
	}

	@Override
	public void abort(CloseReason reason) {
		if (this.closing == null) {
			this.closing = reason;
			this.session.drop();
		}
		if (this.channel.isOpen()) {
			this.channel.close();
		}
		else {
			finish(this.closing);
		}
	}

	/** Nothing has happened for the timeout, or too little. */
	void timedOut() {
		if (this.closing != null) {
			this.channel.close();
		}
		else if (this.input.isHandedOver()) {
			drain(CloseReason.TIMEOUT);
		}
		else if (!this.ending) {
			end(this.endings.timedOut(this.input.inMessage()));
		}
	}

	/** Does what other threads have asked for, and goes on with what waited for them. */
	private void work() {
		Delivery delivery = this.outlet.takeAll();
		if (delivery != null) {
			this.idleWatch.active();
			this.working = true;
			while (delivery != null) {
				Delivery following = delivery.next();
				perform(delivery);
				delivery = following;
			}
			this.output.flush();
			this.working = false;
			if (this.goingOn != null) {
				this.goingOn.written();
				this.goingOn = null;
			}
		}
		progress();
	}

	private void perform(Delivery delivery) {
		try {
			if (delivery instanceof Delivery.Send send) {
				send(send);
			}
			else if (delivery instanceof Delivery.Close close) {
				if (this.input.isHandedOver() && !this.ending) {
					drain(close.reason());
				}
				else {
					close(close.reason());
				}
			}
			else if (delivery instanceof Delivery.SwitchDecoder change) {
				this.input.switchDecoder(change, isEnding());
			}
			else if (delivery instanceof Delivery.StartTls start) {
				startTls(start);
			}
			else if (delivery instanceof Delivery.GoOn goOn) {
				this.goingOn = goOn.request();
			}
		}
		catch (Throwable ex) {
			logger.error("What the handler of server '{}' wants cannot be done, session {} closes",
					this.server.options().name(), this.session, ex);
			this.output.fail(delivery);
			close(CloseReason.HANDLER_ERROR);
		}
	}

	private void send(Delivery.Send send) {
		if (this.closing != null || this.input.isHandedOver()) {
			this.output.fail(send);
			return;
		}
		if (send.isReply() || this.output.hasRoom()) {
			this.output.write(send);
			return;
		}
		this.output.fail(send);
		abort(CloseReason.SLOW_READER);
	}

	/** Has the session's turn, and gives it back. */
	private void startTls(Delivery.StartTls start) {
		try {
			if (!isEnding()) {
				this.output.encrypt();
				this.tls.start();
				ServerOptions options = this.server.options();
				Decoder given = start.decoder();
				this.input
					.startAnew((MessageDecoder) ((given != null) ? given : options.protocol().newDecoder(options)));
			}
		}
		finally {
			this.session.endTurn();
		}
	}

	private void progress() {
		int mine = ++this.rounds;
		boolean awaits = step();
		if (mine == this.rounds) {
			this.outlet.awaitsTurn(awaits);
			if (awaits) {
				// The turn may have ended before its end was awaited.
				step();
			}
		}
	}

	/**
	 * Decodes what there is room for, reads on or pauses, and ends the session when all
	 * is done that was to be done.
	 * @return whether there is more to do when the turn that is running ends
	 */
	private boolean step() {
		boolean decodedAll = isEnding() || this.input.decode();
		this.session.signal();
		if (isEnding()) {
			return false;
		}
		boolean settled = this.session.isSettled();
		boolean last = this.inputEnded || this.input.failure() != null
				|| (this.draining != null && !this.input.inExchange());
		if (last && settled && decodedAll && this.outlet.isEmpty()) {
			allDone();
			return false;
		}
		this.input.trim();
		boolean tooMuch = !settled && this.input.size() > READ_AHEAD;
		read(!tooMuch && !last);
		this.deadlineWatch.decoded();
		return tooMuch || last || !decodedAll;
	}

	/** What has arrived is handled: now it matters why nothing more will be. */
	private void allDone() {
		Exception failure = this.input.failure();
		if (failure != null) {
			end(this.endings.undecodable(failure));
		}
		else {
			close((this.draining != null && !this.inputEnded) ? this.draining : CloseReason.PEER);
		}
	}

	private void read(boolean on) {
		if (!this.input.isHandedOver() && this.channel.config().isAutoRead() != on) {
			this.channel.config().setAutoRead(on);
		}
	}

	private boolean isEnding() {
		return this.ending || this.closing != null;
	}

	private void end(Ending ending) {
		this.ending = true;
		this.deadlineWatch.stop();
		read(false);
		this.session.end(ending);
	}

	/** Closes the session when all that was written is out. */
	void close(CloseReason reason) {
		if (this.closing != null) {
			return;
		}
		if (this.tls.isHandshaking()) {
			abort(reason);
			return;
		}
		this.closing = reason;
		this.session.drop();
		this.input.close();
		this.output.end(reason);
		this.idleWatch.last();
		this.deadlineWatch.stop();
		this.channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((future) -> finish(reason));
	}

	/** The session is over; the connection may linger. */
	private void finish(CloseReason reason) {
		if (this.closed) {
			return;
		}
		this.closed = true;
		this.idleWatch.stop();
		this.deadlineWatch.stop();
		this.input.release();
		this.output.release();
		this.server.events().closed(reason);
		this.session.closed(reason);
		LingeringClose.take(this.channel, this, this.inputEnded || this.input.isEnded());
	}

}
