package io.spserver.protocol.http.security;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Slows down those who try passwords: after some failures from an address no more
 * attempts of it are looked at until a window of time is over. Other addresses are not
 * hindered. Addresses of IPv6 count by their first 64 bits, the part that a network is
 * given. Safe for use by any thread; remembers ten thousand addresses at most.
 */
public final class FailureThrottle {

	private static final int MOST = 10_000;

	private static final int NETWORK_BYTES = 8;

	private final int failures;

	private final long window;

	private final LongSupplier clock;

	/** The eldest first; guarded by itself. */
	private final Map<Object, Failures> known = new LinkedHashMap<>();

	/**
	 * Creates a throttle.
	 * @param failures how many failures of an address are let pass; 0: any number
	 * @param window how long failures count, from the first of them on
	 */
	public FailureThrottle(int failures, Duration window) {
		this(failures, window, System::nanoTime);
	}

	FailureThrottle(int failures, Duration window, LongSupplier clock) {
		this.failures = failures;
		this.window = window.toNanos();
		this.clock = clock;
	}

	/**
	 * How long an address must wait until it may try again.
	 * @param peer the address
	 * @return seconds, at least 1; 0 if it may try now
	 */
	long secondsToWait(SocketAddress peer) {
		synchronized (this.known) {
			Failures found = this.known.get(keyOf(peer));
			long now = this.clock.getAsLong();
			if (this.failures == 0 || found == null || found.count < this.failures || isOver(found, now)) {
				return 0;
			}
			return 1 + TimeUnit.NANOSECONDS.toSeconds(this.window - (now - found.since));
		}
	}

	/**
	 * An attempt of an address has failed.
	 * @param peer the address
	 * @return whether that was the last that is let pass for now
	 */
	boolean failed(SocketAddress peer) {
		if (this.failures == 0) {
			return false;
		}
		synchronized (this.known) {
			long now = this.clock.getAsLong();
			forgetOld(now);
			Failures found = this.known.computeIfAbsent(keyOf(peer), (key) -> new Failures(now));
			found.count++;
			return found.count == this.failures;
		}
	}

	private void forgetOld(long now) {
		Iterator<Failures> eldest = this.known.values().iterator();
		while (eldest.hasNext() && (isOver(eldest.next(), now) || this.known.size() >= MOST)) {
			eldest.remove();
		}
	}

	private boolean isOver(Failures found, long now) {
		return now - found.since >= this.window;
	}

	private static Object keyOf(SocketAddress peer) {
		InetAddress address = (peer instanceof InetSocketAddress inet) ? inet.getAddress() : null;
		if (address == null) {
			return "local";
		}
		byte[] bytes = address.getAddress();
		return ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
	}

	private static final class Failures {

		private final long since;

		private int count;

		private Failures(long since) {
			this.since = since;
		}

	}

}
