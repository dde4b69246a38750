package io.spserver.async;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.DecoderException;
import io.netty.resolver.NoopAddressResolverGroup;
import io.spserver.ConnectOptions;
import io.spserver.queueing.ServerContext;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to open a connection: looks up the host, tries its addresses one after the
 * other, and has the session begin. Ends once: with the session, or with a failure, which
 * its timeout brings about at the latest. Lives on one event loop, that of the
 * connection; any thread may end it.
 */
final class ConnectAttempt {

	private final Connector connector;

	private final ServerContext context;

	private final SocketAddress address;

	private final ConnectOptions options;

	private final CompletableFuture<?> result;

	private final EventLoop loop;

	private final long deadline;

	private final AtomicBoolean ended = new AtomicBoolean();

	private volatile @Nullable ScheduledFuture<?> timeout;

	private volatile @Nullable Channel channel;

	/** Belongs to the event loop. */
	private final Deque<SocketAddress> untried = new ArrayDeque<>();

	ConnectAttempt(Connector connector, ServerContext context, SocketAddress address, ConnectOptions options,
			CompletableFuture<?> result) {
		this.connector = connector;
		this.context = context;
		this.address = address;
		this.options = options;
		this.result = result;
		this.loop = connector.loops().group().next();
		this.deadline = System.nanoTime() + options.timeout().toNanos();
	}

	void start() {
		this.result.whenComplete((session, ex) -> fail(new CancellationException("Nobody waits for it any more")));
		try {
			this.timeout = this.loop.schedule(this::timeUp, this.options.timeout().toNanos(), TimeUnit.NANOSECONDS);
			this.connector.lookups().lookUp(this.address).whenComplete(this::lookedUp);
		}
		catch (RejectedExecutionException ex) {
			stop();
		}
	}

	/** The dispatcher stops. */
	void stop() {
		fail(new RejectedExecutionException("'" + this.context.options().name() + "' is stopped"));
	}

	private void timeUp() {
		fail(new SocketTimeoutException(
				"No connection to " + this.address + " within " + this.options.timeout().toMillis() + " ms"));
	}

	private void lookedUp(@Nullable List<SocketAddress> found, @Nullable Throwable failure) {
		if (found == null) {
			fail((failure != null) ? failure : new UnknownHostException());
			return;
		}
		try {
			this.loop.execute(() -> tryFirst(found));
		}
		catch (RejectedExecutionException ex) {
			fail(ex);
		}
	}

	private void tryFirst(List<SocketAddress> addresses) {
		this.untried.addAll(addresses);
		tryNext(new IOException("There is no address of " + this.address));
	}

	private void tryNext(Throwable failure) {
		SocketAddress next = this.untried.poll();
		if (next == null || this.ended.get()) {
			fail(failure);
			return;
		}
		long share = (this.deadline - System.nanoTime()) / (this.untried.size() + 1);
		NativeTransport transport = this.connector.loops().transport();
		Bootstrap bootstrap = new Bootstrap().group(this.loop)
			.channelFactory(() -> OutboundChannels.create(transport, next))
			.resolver(NoopAddressResolverGroup.INSTANCE)
			.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(share)))
			.handler(initializer(next));
		new SocketSettings(transport, this.context.options().network().sockets()).apply(bootstrap, next);
		bootstrap.connect(OutboundChannels.address(transport, next)).addListener((future) -> {
			if (!future.isSuccess()) {
				tryNext(future.cause());
			}
		});
	}

	private ChannelHandler initializer(SocketAddress remote) {
		return new ChannelInitializer<>() {

			@Override
			protected void initChannel(Channel created) {
				ConnectAttempt.this.channel = created;
				ConnectAttempt.this.connector.opened(created);
				created.pipeline()
					.addLast(new OutboundOpener(ConnectAttempt.this, ConnectAttempt.this.options.tls(), remote));
			}

		};
	}

	/** The host and port that the user has named, as far as there are some. */
	SocketAddress named() {
		return this.address;
	}

	ServerContext context() {
		return this.context;
	}

	Connector connector() {
		return this.connector;
	}

	/**
	 * The connection is ready for its session. Event loop.
	 * @return {@code false} if nobody wants it any more
	 */
	boolean succeed(Channel ready) {
		if (!this.ended.compareAndSet(false, true)) {
			return false;
		}
		end();
		ready.closeFuture().addListener((future) -> leave());
		return true;
	}

	/** There is no connection. Does nothing if the attempt has ended. */
	void fail(Throwable cause) {
		if (!this.ended.compareAndSet(false, true)) {
			return;
		}
		end();
		leave();
		Channel opened = this.channel;
		if (opened != null) {
			opened.close();
		}
		this.connector.fail(this.result, explain(cause));
	}

	private void leave() {
		this.context.overload().leave();
		this.context.overload().leave(this.address);
	}

	private void end() {
		this.connector.ended(this);
		ScheduledFuture<?> running = this.timeout;
		if (running != null) {
			running.cancel(false);
		}
	}

	private Throwable explain(Throwable cause) {
		Throwable reason = (cause instanceof DecoderException && cause.getCause() != null) ? cause.getCause() : cause;
		if (reason instanceof IOException || reason instanceof RejectedExecutionException
				|| reason instanceof CancellationException) {
			return reason;
		}
		return new IOException("No connection to " + this.address + ": " + reason, reason);
	}

}
