package io.spserver.protocol.tunnel;

import java.nio.channels.ClosedChannelException;
import java.util.Iterator;
import java.util.Objects;

import io.netty.channel.Channel;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.flush.FlushConsolidationHandler;
import io.netty.util.concurrent.Future;
import io.spserver.CloseReason;
import io.spserver.Session;
import io.spserver.connection.Connection;
import io.spserver.connection.Traffic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A client's connection and that to a target. Targets are tried one after the other until
 * there is a connection, or one that has carried nothing breaks; meanwhile the client is
 * not read, so that nothing is lost. Belongs to the event loop of both connections.
 */
final class Tunnel implements Traffic {

	private static final Logger logger = LoggerFactory.getLogger(Tunnel.class);

	private final TunnelServer server;

	private final Connection connection;

	private final ClientEnd client = new ClientEnd(this);

	private final TunnelClock clock;

	private final Iterator<Target> candidates;

	/** What has been said to the target so far is to be said to the next one, too. */
	private final byte[] header;

	private @Nullable TargetAttempt attempt;

	/** The end that the client's is joined with, or is to be. */
	private @Nullable TargetEnd target;

	private boolean joined;

	private boolean carried;

	private boolean draining;

	private boolean over;

	private Tunnel(TunnelServer server, Connection connection) {
		this.server = server;
		this.connection = connection;
		this.clock = new TunnelClock(this, connection.channel().eventLoop(), server.options(), connection.options());
		this.candidates = server.targets().candidates();
		Session session = connection.session();
		this.header = server.options().proxyHeader().of(session.remoteAddress(), session.localAddress());
	}

	/** Has a client's connection become a tunnel. */
	static void start(TunnelServer server, Connection connection) {
		new Tunnel(server, connection).start();
	}

	private void start() {
		this.connection.handOver(this);
		// The ends flush once for all that they have read.
		this.connection.channel().pipeline().remove(FlushConsolidationHandler.class);
		this.connection.insert(this.client);
		this.client.read(false);
		this.clock.start();
		tryNext(null);
	}

	private void tryNext(@Nullable Throwable failure) {
		if (!this.candidates.hasNext()) {
			logger.debug("No target of server '{}' is there for session {}", this.connection.options().name(),
					this.connection.session(), failure);
			end();
			this.client.reset();
			this.connection.abort(CloseReason.IO_ERROR);
			return;
		}
		Target candidate = this.candidates.next();
		candidate.began();
		TargetAttempt next = new TargetAttempt(candidate, this.connection.channel().eventLoop());
		this.attempt = next;
		this.server.start(next, this.header, () -> newEnd(candidate)).addListener((Future<Channel> result) -> {
			if (result.isSuccess()) {
				candidate.connected(next.nanos());
				connected(result.getNow());
			}
			else {
				candidate.ended();
				failed(candidate, result.cause());
			}
		});
	}

	private void failed(Target candidate, Throwable cause) {
		if (!this.over) {
			candidate.failed(cause);
			tryNext(cause);
		}
	}

	/** The end of the connection that is tried now; only one is tried at a time. */
	private TargetEnd newEnd(Target candidate) {
		TargetEnd end = new TargetEnd(this, candidate);
		this.target = end;
		return end;
	}

	private void connected(Channel channel) {
		TargetEnd end = Objects.requireNonNull(this.target);
		channel.closeFuture().addListener((future) -> end.target().ended());
		this.attempt = null;
		if (this.over) {
			end.reset();
			return;
		}
		if (!channel.isActive()) {
			targetBroken(end, new ClosedChannelException());
			return;
		}
		this.joined = true;
		this.client.join(end);
		end.join(this.client);
	}

	// What happens at the ends.

	WriteBufferWaterMark waterMark() {
		return this.server.waterMark();
	}

	/** Whether nothing is carried any more. */
	boolean isOver() {
		return this.over;
	}

	void active() {
		this.clock.active();
	}

	void carriedToTarget(int bytes) {
		this.carried = true;
		if (this.target != null) {
			this.target.target().carriedTo(bytes);
		}
	}

	void carriedFromTarget() {
		this.carried = true;
	}

	/** Nothing more will come for one of the ends. */
	void inputEnded(TunnelEnd end) {
		if (this.over) {
			return;
		}
		if (end.isInputEnded()) {
			end();
			this.connection.close(CloseReason.PEER);
		}
		else {
			end.endOutput();
			this.clock.halfClosed();
		}
	}

	/** The client broke its connection. */
	void clientBroken(Throwable cause) {
		logger.debug("The client of session {} broke its connection", this.connection.session(), cause);
		clientLost();
		this.connection.abort(CloseReason.IO_ERROR);
	}

	/** The client's connection is closed. */
	void clientLost() {
		TargetEnd end = this.target;
		if (end != null && this.joined) {
			end.reset();
		}
		end();
	}

	/** A target's connection broke, or was closed. */
	void targetLost(TargetEnd end, @Nullable Throwable cause) {
		if (!this.over && this.joined && this.target == end) {
			targetBroken(end, (cause != null) ? cause : new ClosedChannelException());
		}
	}

	private void targetBroken(TargetEnd end, Throwable cause) {
		logger.debug("Target '{}' broke the connection of session {}", end.target().name(), this.connection.session(),
				cause);
		this.joined = false;
		end.reset();
		if (!this.carried) {
			this.client.part();
			failed(end.target(), cause);
			return;
		}
		end();
		this.client.reset();
		this.connection.abort(CloseReason.IO_ERROR);
	}

	/** A limit has passed. */
	void timeUp() {
		end();
		this.connection.close(this.draining ? CloseReason.SHUTDOWN : CloseReason.TIMEOUT);
	}

	private void end() {
		if (this.over) {
			return;
		}
		this.over = true;
		this.clock.stop();
		if (this.attempt != null) {
			this.attempt.cancel();
		}
		if (this.target != null && this.joined) {
			this.target.close();
		}
	}

	// What the session wants to know.

	@Override
	public boolean isBusy() {
		return !this.over;
	}

	/**
	 * A server that stops waits for a tunnel to be quiet; who closes one does not.
	 */
	@Override
	public void drain(CloseReason reason) {
		if (reason == CloseReason.SHUTDOWN && this.joined) {
			this.draining = true;
			this.clock.draining();
		}
		else {
			end();
		}
	}

	@Override
	public void close() {
		end();
	}

}
