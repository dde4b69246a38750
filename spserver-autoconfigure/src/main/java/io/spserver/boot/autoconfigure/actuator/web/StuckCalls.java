package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps one path whose calls hang, a health indicator without a timeout for example, from
 * taking all threads: when as many calls as may hang do so already, further ones are
 * refused. However many quick calls there are at once, none is refused. Safe for use by
 * any thread.
 */
final class StuckCalls {

	private static final int MOST = 2;

	private static final long STUCK_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final Set<Call> running = ConcurrentHashMap.newKeySet();

	private final LongSupplier clock;

	StuckCalls(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * A call is to begin.
	 * @param path the path that is called
	 * @return to be ended when the call has; {@code null} if it is refused
	 */
	@Nullable Call begin(String path) {
		long now = this.clock.getAsLong();
		long stuck = this.running.stream()
			.filter((call) -> call.path.equals(path) && now - call.start >= STUCK_NANOS)
			.count();
		if (stuck >= MOST) {
			return null;
		}
		Call call = new Call(path, now);
		this.running.add(call);
		return call;
	}

	/** A call that runs; equal to itself only. */
	final class Call {

		private final String path;

		private final long start;

		private Call(String path, long start) {
			this.path = path;
			this.start = start;
		}

		/** The call has ended. Further calls of this have no effect. */
		void end() {
			StuckCalls.this.running.remove(this);
		}

	}

}
