package io.spserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * What is done to a contender on a visit.
 */
interface Measurement {

	/**
	 * What the report calls it.
	 * @return a few words
	 */
	String title();

	/**
	 * Visits a contender.
	 * @param server the contender's process
	 * @param time how long to measure
	 * @return what was measured
	 * @throws IOException if the server does not do what it is asked
	 */
	Map<Metric, Double> take(ServerProcess server, Duration time) throws IOException;

}
