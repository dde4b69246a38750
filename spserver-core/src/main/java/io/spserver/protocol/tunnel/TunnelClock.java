package io.spserver.protocol.tunnel;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;
import io.spserver.ServerOptions;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a tunnel has carried nothing for too long, or has been open for too
 * long. One scheduled task, which looks when a limit can have passed at the earliest.
 * Belongs to the tunnel's event loop.
 */
final class TunnelClock implements Runnable {

	private static final long NEVER = Long.MAX_VALUE;

	private final Tunnel tunnel;

	private final EventLoop loop;

	private final TunnelOptions options;

	private final long openedAt = System.nanoTime();

	private long lastActivity = this.openedAt;

	/** How long the tunnel may carry nothing. */
	private long patience;

	private @Nullable ScheduledFuture<?> next;

	private boolean stopped;

	TunnelClock(Tunnel tunnel, EventLoop loop, TunnelOptions options, ServerOptions server) {
		this.tunnel = tunnel;
		this.loop = loop;
		this.options = options;
		this.patience = nanos(server.timeout());
	}

	private static long nanos(Duration limit) {
		return (limit.isZero()) ? NEVER : limit.toNanos();
	}

	void start() {
		lookAgain(System.nanoTime());
	}

	void stop() {
		this.stopped = true;
		if (this.next != null) {
			this.next.cancel(false);
		}
	}

	/** Something was carried. */
	void active() {
		this.lastActivity = System.nanoTime();
	}

	/** One side has ended. */
	void halfClosed() {
		shorten(nanos(this.options.halfClosedTimeout()));
	}

	/** The server stops. */
	void draining() {
		shorten(this.options.drainIdle().toNanos());
	}

	private void shorten(long limit) {
		if (limit < this.patience && !this.stopped) {
			this.patience = limit;
			if (this.next != null) {
				this.next.cancel(false);
			}
			run();
		}
	}

	@Override
	public void run() {
		long now = System.nanoTime();
		if (left(now) > 0) {
			lookAgain(now);
		}
		else {
			this.tunnel.timeUp();
		}
	}

	private long left(long now) {
		long idle = (this.patience != NEVER) ? this.patience - (now - this.lastActivity) : NEVER;
		long lifetime = nanos(this.options.maxLifetime());
		return (lifetime != NEVER) ? Math.min(idle, lifetime - (now - this.openedAt)) : idle;
	}

	private void lookAgain(long now) {
		long left = left(now);
		if (left != NEVER && !this.stopped) {
			this.next = this.loop.schedule(this, left, TimeUnit.NANOSECONDS);
		}
	}

}
