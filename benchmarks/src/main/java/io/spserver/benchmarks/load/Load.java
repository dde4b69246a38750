package io.spserver.benchmarks.load;

import io.spserver.benchmarks.work.Wire;
import io.spserver.benchmarks.work.Work;

/**
 * A closed-loop load: each connection sends its next request when an answer has come.
 *
 * @param wire the protocol
 * @param work what the requests that are measured ask for
 * @param connections how many connections send them
 * @param depth how many requests a connection has on their way at once
 * @param slowShare which share of the requests asks to {@link Work#SLEEP} instead and is
 * left out of the latency, from 0 to 1
 * @param blockers how many more connections ask to {@link Work#BLOCK} all the time, not
 * measured
 * @param idle how many more connections have been served once and are silent
 */
public record Load(Wire wire, Work work, int connections, int depth, double slowShare, int blockers, int idle) {

	/**
	 * A load of quick requests.
	 * @param wire the protocol
	 * @param connections how many connections there are
	 * @return the load
	 */
	public static Load hello(Wire wire, int connections) {
		return new Load(wire, Work.HELLO, connections, 1, 0, 0, 0);
	}

	/**
	 * This load with other work.
	 * @param other what the requests ask for
	 * @return the load
	 */
	public Load asking(Work other) {
		return new Load(this.wire, other, this.connections, this.depth, this.slowShare, this.blockers, this.idle);
	}

	/**
	 * This load with requests that do not wait for each other.
	 * @param requests how many are on their way at once on each connection
	 * @return the load
	 */
	public Load pipelined(int requests) {
		return new Load(this.wire, this.work, this.connections, requests, this.slowShare, this.blockers, this.idle);
	}

	/**
	 * This load with slow requests among the others.
	 * @param share their share, from 0 to 1
	 * @return the load
	 */
	public Load withSlow(double share) {
		return new Load(this.wire, this.work, this.connections, this.depth, share, this.blockers, this.idle);
	}

	/**
	 * This load beside connections whose handlers block.
	 * @param count how many
	 * @return the load
	 */
	public Load besideBlocked(int count) {
		return new Load(this.wire, this.work, this.connections, this.depth, this.slowShare, count, this.idle);
	}

	/**
	 * This load beside silent connections.
	 * @param count how many
	 * @return the load
	 */
	public Load besideIdle(int count) {
		return new Load(this.wire, this.work, this.connections, this.depth, this.slowShare, this.blockers, count);
	}

}
