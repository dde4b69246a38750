package io.spserver.server;

import java.util.Arrays;
import java.util.stream.Stream;

import io.spserver.Pattern;
import io.spserver.async.Transport;

/**
 * The kinds of runtimes that the patterns have to work on.
 */
enum RuntimeKind {

	/** Half-sync/half-async. */
	WORKERS(Pattern.HALF_SYNC_HALF_ASYNC, Transport.AUTO, 8),

	/** Half-sync/half-async with as few threads as there can be. */
	TWO_WORKERS(Pattern.HALF_SYNC_HALF_ASYNC, Transport.NIO, 2),

	/** Half-sync/half-async with more threads than sessions. */
	MANY_WORKERS(Pattern.HALF_SYNC_HALF_ASYNC, Transport.AUTO, 64),

	/** Half-sync/half-async on virtual threads. */
	VIRTUAL_WORKERS(Pattern.HALF_SYNC_HALF_ASYNC, Transport.AUTO, 8) {

		@Override
		boolean isAvailable() {
			return Runtime.version().feature() >= 21;
		}

		@Override
		RuntimeOptions options() {
			return new RuntimeOptions(Transport.AUTO, 1, 8, true);
		}

	},

	/** Leader/followers. */
	CREW(Pattern.LEADER_FOLLOWERS, Transport.AUTO, 8),

	/** Leader/followers with as few threads as there can be. */
	CREW_OF_TWO(Pattern.LEADER_FOLLOWERS, Transport.AUTO, 2),

	/** Leader/followers with as few threads as there can be, without native code. */
	NIO_CREW_OF_TWO(Pattern.LEADER_FOLLOWERS, Transport.NIO, 2),

	/** Leader/followers with more threads than sessions. */
	LARGE_NIO_CREW(Pattern.LEADER_FOLLOWERS, Transport.NIO, 64);

	private final Pattern pattern;

	private final Transport transport;

	private final int threads;

	RuntimeKind(Pattern pattern, Transport transport, int threads) {
		this.pattern = pattern;
		this.transport = transport;
		this.threads = threads;
	}

	static Stream<RuntimeKind> available() {
		return Arrays.stream(values()).filter(RuntimeKind::isAvailable);
	}

	boolean isAvailable() {
		return true;
	}

	Pattern pattern() {
		return this.pattern;
	}

	RuntimeOptions options() {
		return new RuntimeOptions(this.transport, 1, this.threads, false);
	}

}
