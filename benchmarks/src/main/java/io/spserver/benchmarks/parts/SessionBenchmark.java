package io.spserver.benchmarks.parts;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.spserver.CloseReason;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.queueing.ServerSession;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The time that the bookkeeping of sessions takes, and that of one request through a
 * session's mailbox and turn, on one thread and without a handler.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class SessionBenchmark {

	/** How many sessions are open. */
	@Param({ "100", "10000" })
	public int sessions;

	private final Stub server = new Stub();

	private final ServerSession session = this.server.session();

	private SessionId[] ids = {};

	/** Opens the sessions. */
	@Setup(Level.Trial)
	public void open() {
		this.ids = new SessionId[this.sessions];
		for (int i = 0; i < this.sessions; i++) {
			ServerSession opened = this.server.session();
			opened.begin();
			this.ids[i] = opened.id();
		}
		this.session.begin();
	}

	/**
	 * Finds any of the sessions.
	 * @return the session
	 */
	@Benchmark
	public Optional<Session> find() {
		return this.server.sessions().find(this.ids[ThreadLocalRandom.current().nextInt(this.ids.length)]);
	}

	/**
	 * Opens and closes a session.
	 * @return the session
	 */
	@Benchmark
	public ServerSession openAndClose() {
		ServerSession opened = this.server.session();
		opened.begin();
		opened.closed(CloseReason.PEER);
		return opened;
	}

	/** One request: into the mailbox, a turn, out of the mailbox. */
	@Benchmark
	public void request() {
		this.session.add("a line", 0, 0);
		this.session.signal();
	}

}
