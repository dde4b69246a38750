package io.spserver.protocol.tunnel;

import java.net.SocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A target, what is counted of it, and whether it is up. Safe for use by any thread.
 */
final class Target implements TargetStatus {

	private static final Logger logger = LoggerFactory.getLogger(Target.class);

	private final TunnelTarget target;

	private final TunnelOptions options;

	private final AtomicInteger connections = new AtomicInteger();

	private final LongAdder connected = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final LongAdder connectNanos = new LongAdder();

	private final LongAdder toTarget = new LongAdder();

	private final LongAdder fromTarget = new LongAdder();

	private volatile boolean up = true;

	/** How many times in a row the target was not what it is taken for. */
	private volatile int surprises;

	Target(TunnelTarget target, TunnelOptions options) {
		this.target = target;
		this.options = options;
	}

	@Override
	public String name() {
		return this.target.name();
	}

	@Override
	public @Nullable SocketAddress address() {
		return this.target.address().get();
	}

	@Override
	public boolean isUp() {
		return this.up;
	}

	@Override
	public int connections() {
		return this.connections.get();
	}

	@Override
	public long connected() {
		return this.connected.sum();
	}

	@Override
	public long failed() {
		return this.failed.sum();
	}

	@Override
	public long connectNanos() {
		return this.connectNanos.sum();
	}

	@Override
	public long bytesToTarget() {
		return this.toTarget.sum();
	}

	@Override
	public long bytesFromTarget() {
		return this.fromTarget.sum();
	}

	/** A tunnel is to lead here; {@link #ended()} is to follow. */
	void began() {
		this.connections.incrementAndGet();
	}

	/** A tunnel leads here no more, or never did. */
	void ended() {
		this.connections.decrementAndGet();
	}

	/** There is a connection. */
	void connected(long nanos) {
		this.connected.increment();
		this.connectNanos.add(nanos);
		seen(true, null);
	}

	/** There is no connection. */
	void failed(Throwable cause) {
		this.failed.increment();
		seen(false, cause);
	}

	void carriedTo(int bytes) {
		this.toTarget.add(bytes);
	}

	void carriedFrom(int bytes) {
		this.fromTarget.add(bytes);
	}

	/**
	 * The target was there or not. It takes several times in a row to change what it is
	 * taken for; nothing changes if nobody would find out that it is there again.
	 */
	void seen(boolean there, @Nullable Throwable cause) {
		if ((there && this.up) && this.surprises == 0) {
			return;
		}
		if (!this.options.checksHealth()) {
			return;
		}
		synchronized (this) {
			if (there == this.up) {
				this.surprises = 0;
				return;
			}
			this.surprises++;
			if (this.surprises < (there ? this.options.rise() : this.options.fall())) {
				return;
			}
			this.surprises = 0;
			this.up = there;
		}
		if (there) {
			logger.info("Target '{}' is up again", name());
		}
		else {
			logger.warn("Target '{}' is down: {}", name(), String.valueOf(cause));
		}
	}

}
