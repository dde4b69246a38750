package io.spserver.async;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.spserver.CloseReason;

/**
 * The connections of one server or dispatcher. Safe for use by any thread; what it asks
 * of sessions it has done by their event loops.
 */
final class OpenConnections {

	private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

	/** Adds a connection, which leaves when it is closed. */
	void add(Channel channel) {
		this.channels.add(channel);
	}

	int size() {
		return this.channels.size();
	}

	/**
	 * Has all sessions finish what has arrived and then close.
	 * @param withoutSession what to do with connections that have no session
	 */
	void drain(Consumer<Channel> withoutSession) {
		forEach((connection) -> {
			SessionChannel session = connection.pipeline().get(SessionChannel.class);
			if (session != null) {
				session.drain(CloseReason.SHUTDOWN);
			}
			else {
				withoutSession.accept(connection);
			}
		});
	}

	/**
	 * Closes all connections at once.
	 * @return completed when no session has any request left that will be handled
	 */
	CompletableFuture<Void> abort() {
		return forEach((connection) -> {
			SessionChannel session = connection.pipeline().get(SessionChannel.class);
			if (session != null) {
				session.abort(CloseReason.SHUTDOWN);
			}
			else {
				connection.close();
			}
		});
	}

	/** Completes as soon as none of the present connections is left. */
	CompletableFuture<Void> whenClosed() {
		CompletableFuture<Void> closed = new CompletableFuture<>();
		this.channels.newCloseFuture().addListener((future) -> closed.complete(null));
		return closed;
	}

	/** Completed when all has been done. */
	private CompletableFuture<Void> forEach(Consumer<Channel> action) {
		// No stream of the group: it breaks off when connections end meanwhile.
		List<CompletableFuture<Void>> done = new ArrayList<>();
		for (Channel connection : this.channels) {
			done.add(runInLoop(connection, action));
		}
		return CompletableFuture.allOf(done.toArray(CompletableFuture<?>[]::new));
	}

	private static CompletableFuture<Void> runInLoop(Channel connection, Consumer<Channel> action) {
		CompletableFuture<Void> done = new CompletableFuture<>();
		connection.eventLoop().execute(() -> {
			try {
				action.accept(connection);
			}
			finally {
				done.complete(null);
			}
		});
		return done;
	}

}
