package io.spserver.benchmarks;

import java.util.List;
import java.util.stream.Stream;

import io.spserver.benchmarks.load.Load;
import io.spserver.benchmarks.load.Mails;
import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * Measurements that are taken in one run, on the same processes of the contenders.
 *
 * @param name the name that the command line uses
 * @param wire the protocol
 * @param about what it shows
 * @param measurements what is done on each visit
 */
record Scenario(String name, Wire wire, String about, List<Measurement> measurements) {

	private static final int CONNECTIONS = 32;

	private static final int DEPTH = 16;

	private static final int SLEEPERS = 64;

	private static final int BLOCKERS = 16;

	private static final double SLOW_SHARE = 0.01;

	private static final int FEW_SESSIONS = 100;

	private static final int MANY_SESSIONS = 10_000;

	private static final int MAIL_SESSIONS = 200;

	private static Scenario of(String name, Wire wire, String about, Measurement... measurements) {
		return new Scenario(name, wire, about, List.of(measurements));
	}

	/**
	 * Those that a full run takes.
	 * @return the scenarios
	 */
	static List<Scenario> usual() {
		return List.of(httpHello(), lineEcho(), linePipelined(), sleep(Wire.HTTP), cpu(Wire.HTTP), slow(Wire.HTTP),
				blocked(Wire.HTTP), idle(Wire.LINE), open(Wire.LINE), smtp(), rpc());
	}

	/**
	 * All scenarios.
	 * @return the usual ones, then the others
	 */
	static List<Scenario> all() {
		return Stream
			.concat(usual().stream(), Stream.of(idle(Wire.HTTP), open(Wire.HTTP), sleep(Wire.LINE), cpu(Wire.LINE),
					slow(Wire.LINE), blocked(Wire.LINE)))
			.toList();
	}

	/**
	 * The scenario of a name.
	 * @param name the name
	 * @return the scenario
	 */
	static Scenario ofName(String name) {
		return all().stream()
			.filter((scenario) -> scenario.name.equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no scenario '" + name + "'"));
	}

	private static Scenario rpc() {
		return of("rpc", Wire.RPC,
				"JSON-RPC over HTTP: calc.add(a, b) with two numbers, alone and a hundred times in a batch.",
				new TrafficMeasurement(CONNECTIONS + " connections, one call", Load.hello(Wire.RPC, CONNECTIONS)),
				new TrafficMeasurement(CONNECTIONS + " connections, batches of 100",
						Load.hello(Wire.RPC, CONNECTIONS).asking(Work.BATCH)));
	}

	private static Scenario httpHello() {
		return of("http-hello", Wire.HTTP, "Handlers that answer 13 bytes at once.", hello(Wire.HTTP, 1),
				hello(Wire.HTTP, CONNECTIONS), hello(Wire.HTTP, 256));
	}

	private static Scenario lineEcho() {
		return of("line-echo", Wire.LINE, "Lines of 34 bytes that come back, one on its way on each connection.",
				hello(Wire.LINE, 1), hello(Wire.LINE, CONNECTIONS), hello(Wire.LINE, 256));
	}

	private static Measurement hello(Wire wire, int connections) {
		String title = (connections == 1) ? "1 connection" : connections + " connections";
		return new TrafficMeasurement(title, Load.hello(wire, connections));
	}

	private static Scenario linePipelined() {
		return of("line-pipelined", Wire.LINE, "Lines of 34 bytes that come back, many on their way.",
				new TrafficMeasurement(CONNECTIONS + " connections, " + DEPTH + " deep",
						Load.hello(Wire.LINE, CONNECTIONS).pipelined(DEPTH)));
	}

	private static Scenario smtp() {
		Mails mails = Mails.available();
		return of("smtp", Wire.SMTP, "Mails of 2 KB, taken and forgotten.", new MailMeasurement(mails, 10, false),
				new MailMeasurement(mails, 10, true), new MailMeasurement(mails, MAIL_SESSIONS, false),
				new MailMeasurement(mails, MAIL_SESSIONS, true));
	}

	private static Scenario sleep(Wire wire) {
		return of(wire.tag() + "-sleep", wire, "Handlers that sleep 10 ms on 64 threads; the ideal is 6,400/s.",
				new TrafficMeasurement(SLEEPERS + " connections", Load.hello(wire, SLEEPERS).asking(Work.SLEEP)));
	}

	private static Scenario cpu(Wire wire) {
		return of(wire.tag() + "-cpu", wire, "Handlers that use 200 µs of CPU.",
				new TrafficMeasurement(CONNECTIONS + " connections", Load.hello(wire, CONNECTIONS).asking(Work.SPIN)));
	}

	private static Scenario slow(Wire wire) {
		return of(wire.tag() + "-slow", wire,
				"1 % of the requests sleep 10 ms; the latency is that of the others, beside what it is without.",
				new TrafficMeasurement(CONNECTIONS + " connections", Load.hello(wire, CONNECTIONS).withSlow(SLOW_SHARE),
						Load.hello(wire, CONNECTIONS)));
	}

	private static Scenario blocked(Wire wire) {
		return of(wire.tag() + "-blocked", wire,
				"Quick requests, while handlers of 16 other connections block for 100 ms each time, "
						+ "and their latency beside what it is without.",
				new TrafficMeasurement(CONNECTIONS + " connections beside " + BLOCKERS + " blocked",
						Load.hello(wire, CONNECTIONS).besideBlocked(BLOCKERS), Load.hello(wire, CONNECTIONS)));
	}

	private static Scenario idle(Wire wire) {
		return of(wire.tag() + "-idle", wire, "The heap that a silent session takes.",
				new HeapMeasurement(MANY_SESSIONS + " sessions", wire, MANY_SESSIONS));
	}

	private static Scenario open(Wire wire) {
		return of(wire.tag() + "-open", wire, "Whether requests cost more while many silent sessions are open.",
				new TrafficMeasurement(
						CONNECTIONS + " connections beside " + MANY_SESSIONS + " silent ones, to " + FEW_SESSIONS
								+ " silent ones",
						Load.hello(wire, CONNECTIONS).besideIdle(MANY_SESSIONS),
						Load.hello(wire, CONNECTIONS).besideIdle(FEW_SESSIONS)));
	}

}
