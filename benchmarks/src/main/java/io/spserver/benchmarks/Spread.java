package io.spserver.benchmarks;

import java.util.List;
import java.util.Optional;

/**
 * The middle of several values, and how far they lie apart.
 *
 * @param median the median
 * @param min the least
 * @param max the greatest
 */
record Spread(double median, double min, double max) {

	static Optional<Spread> of(List<Double> values) {
		if (values.isEmpty()) {
			return Optional.empty();
		}
		double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		int middle = sorted.length / 2;
		double median = (sorted.length % 2 != 0) ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
		return Optional.of(new Spread(median, sorted[0], sorted[sorted.length - 1]));
	}

}
