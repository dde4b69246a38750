package io.spserver.server;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import io.spserver.Outcome;
import io.spserver.RefusalReason;
import io.spserver.ServerEvents;
import io.spserver.ServerOptions;
import io.spserver.ServerState;
import io.spserver.ServerStatistics;
import io.spserver.ServerStatistics.Bytes;
import io.spserver.ServerStatistics.Latency;
import io.spserver.ServerStatistics.Saturation;
import io.spserver.ServerStatistics.Switches;
import io.spserver.queueing.ServerContext;
import io.spserver.queueing.SessionGroup;
import org.jspecify.annotations.Nullable;

/**
 * Counts what happens to one server, so that there are statistics without any metrics
 * library. Safe for use by any thread.
 */
final class StatisticsCollector implements ServerEvents {

	/** How many ticks make a minute. */
	private static final int TICKS_A_WINDOW = 12;

	private static final double NANOS_A_MILLI = 1_000_000;

	static final int TICK_SECONDS = 60 / TICKS_A_WINDOW;

	private final LongAdder accepted = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder read = new LongAdder();

	private final LongAdder written = new LongAdder();

	private final LongAdder handled = new LongAdder();

	private final LongAdder failed = new LongAdder();

	private final LongAdder handlerNanos = new LongAdder();

	private final LongAdder promotions = new LongAdder();

	private final LongAdder takeOvers = new LongAdder();

	private final LatencyWindow latency = new LatencyWindow();

	private final RateWindow rate = new RateWindow();

	/** Belongs to the event loop that ticks. */
	private int ticks;

	/** Belongs to the event loop that ticks; at the last tick. */
	private long handledBefore;

	/** Belongs to the event loop that ticks; at the last tick. */
	private long refusedBefore;

	private volatile Saturation saturation = new Saturation(Duration.ZERO, Duration.ZERO);

	@Override
	public void accepted() {
		this.accepted.increment();
	}

	@Override
	public void refused(RefusalReason reason) {
		this.refused.increment();
	}

	@Override
	public void read(long bytes) {
		this.read.add(bytes);
	}

	@Override
	public void written(long bytes) {
		this.written.add(bytes);
	}

	@Override
	public void handled(long waited, long took, Outcome outcome) {
		this.handled.increment();
		if (outcome == Outcome.ERROR) {
			this.failed.increment();
		}
		this.handlerNanos.add(took);
		this.latency.record(waited + took);
	}

	@Override
	public void promoted() {
		this.promotions.increment();
	}

	@Override
	public void takenOver() {
		this.takeOvers.increment();
	}

	/**
	 * Moves the windows on. To be called every {@value #TICK_SECONDS} seconds while the
	 * server runs.
	 * @param waiting whether requests wait for a thread
	 * @param full whether a new connection would be refused
	 */
	void tick(boolean waiting, boolean full) {
		long handled = total();
		long refused = refusedConnections();
		this.saturation = new Saturation(lengthen(this.saturation.stalled(), waiting && handled == this.handledBefore),
				lengthen(this.saturation.refusing(), full || refused > this.refusedBefore));
		this.handledBefore = handled;
		this.refusedBefore = refused;
		this.rate.sample(System.nanoTime(), handled);
		if (this.ticks++ % TICKS_A_WINDOW == 0) {
			this.latency.advance();
		}
	}

	private static Duration lengthen(Duration length, boolean goesOn) {
		return (goesOn) ? length.plusSeconds(TICK_SECONDS) : Duration.ZERO;
	}

	/**
	 * All that is known now.
	 * @param options what the server is made of
	 * @param address where it listens, if it does
	 * @param state where it is in its life
	 * @param context has its sessions and its work
	 * @return a snapshot
	 */
	ServerStatistics read(ServerOptions options, @Nullable SocketAddress address, ServerState state,
			ServerContext context) {
		SessionGroup sessions = context.group();
		return new ServerStatistics(options.name(), options.protocol().name(), options.pattern(), address, state,
				new ServerStatistics.Connections(sessions.connections(), sessions.peak(), acceptedConnections(),
						refusedConnections()),
				new ServerStatistics.Requests(total(), failures(), context.work().running(), context.work().waiting(),
						perSecond()),
				latency(), bytes(), switches(), saturation());
	}

	long acceptedConnections() {
		return this.accepted.sum();
	}

	long refusedConnections() {
		return this.refused.sum();
	}

	long total() {
		return this.handled.sum();
	}

	long failures() {
		return this.failed.sum();
	}

	double perSecond() {
		return this.rate.perSecond(System.nanoTime(), total());
	}

	Latency latency() {
		long count = total();
		double average = (count > 0) ? this.handlerNanos.sum() / (double) count : 0;
		return this.latency.read(average / NANOS_A_MILLI);
	}

	Bytes bytes() {
		return new Bytes(this.read.sum(), this.written.sum());
	}

	Saturation saturation() {
		return this.saturation;
	}

	Switches switches() {
		return new Switches(this.promotions.sum(), this.takeOvers.sum());
	}

}
