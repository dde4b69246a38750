package io.spserver.async;

import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

import io.netty.channel.Channel;
import io.spserver.ConnectOptions;
import io.spserver.RefusalReason;
import io.spserver.queueing.ServerContext;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections and has their sessions begin, and keeps those that are open: what a
 * {@link Listener} is for connections that others open. Safe for use by any thread.
 */
public final class Connector {

	private final EventLoops loops;

	private final Executor helpers;

	private final Executor handshakes;

	private final HostLookups lookups;

	private final OpenConnections connections = new OpenConnections();

	private final Set<ConnectAttempt> attempts = ConcurrentHashMap.newKeySet();

	private volatile boolean draining;

	/**
	 * Creates a connector.
	 * @param loops where the connections live and their turns run
	 * @param helpers runs what would block an event loop: telling that there is no
	 * connection
	 * @param handshakes computes TLS handshakes
	 * @param lookups looks up hosts
	 */
	public Connector(EventLoops loops, Executor helpers, Executor handshakes, HostLookups lookups) {
		this.loops = loops;
		this.helpers = helpers;
		this.handshakes = handshakes;
		this.lookups = lookups;
	}

	/**
	 * Opens a connection. Returns at once.
	 * @param context what the session shares with others, and its protocol and handlers
	 * @param address where to
	 * @param options how
	 * @param result fails if there will be no session; no session begins once it is
	 * completed otherwise
	 */
	public void connect(ServerContext context, SocketAddress address, ConnectOptions options,
			CompletableFuture<?> result) {
		String refusal = refusal(context, address);
		if (refusal != null) {
			fail(result, new RejectedExecutionException(refusal));
			return;
		}
		ConnectAttempt attempt = new ConnectAttempt(this, context, address, options, result);
		this.attempts.add(attempt);
		if (this.draining) {
			attempt.stop();
		}
		else {
			attempt.start();
		}
	}

	private static @Nullable String refusal(ServerContext context, SocketAddress address) {
		RefusalReason reason = (context.work().isFull()) ? RefusalReason.QUEUE_FULL : admit(context, address);
		if (reason == null) {
			return null;
		}
		context.events().refused(reason);
		String name = "'" + context.options().name() + "'";
		return switch (reason) {
			case QUEUE_FULL -> "So many sessions of " + name + " wait for a thread that it opens no more";
			case MAX_CONNECTIONS ->
				name + " has " + context.overload().maxConnections() + " connections, as many as it may";
			default -> name + " has " + context.options().maxConnectionsPerAddress() + " connections to " + address
					+ ", as many as it may";
		};
	}

	private static @Nullable RefusalReason admit(ServerContext context, SocketAddress address) {
		RefusalReason reason = context.overload().admit();
		if (reason == null) {
			reason = context.overload().admit(address);
			if (reason != null) {
				context.overload().leave();
			}
		}
		return reason;
	}

	void fail(CompletableFuture<?> result, Throwable cause) {
		this.helpers.execute(() -> result.completeExceptionally(cause));
	}

	EventLoops loops() {
		return this.loops;
	}

	HostLookups lookups() {
		return this.lookups;
	}

	Executor handshakes() {
		return this.handshakes;
	}

	void opened(Channel channel) {
		this.connections.add(channel);
	}

	void ended(ConnectAttempt attempt) {
		this.attempts.remove(attempt);
	}

	/**
	 * Opens no more connections, gives up those that are being opened, and has all
	 * sessions finish what has arrived and then close.
	 */
	public void drain() {
		this.draining = true;
		List.copyOf(this.attempts).forEach(ConnectAttempt::stop);
		this.connections.drain((connection) -> {
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
