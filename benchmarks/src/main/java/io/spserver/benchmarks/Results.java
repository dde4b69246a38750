package io.spserver.benchmarks;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.spserver.benchmarks.contenders.Contender;

/**
 * What one measurement of a scenario gave, for each contender in each round. Not safe for
 * use by several threads.
 */
final class Results {

	private final Map<Contender, Map<Integer, Map<Metric, Double>>> rounds = new LinkedHashMap<>();

	private final Map<Contender, String> failures = new LinkedHashMap<>();

	Results(List<Contender> contenders) {
		contenders.forEach((contender) -> this.rounds.put(contender, new TreeMap<>()));
	}

	void add(Contender contender, int round, Map<Metric, Double> values) {
		rounds(contender).put(round, values);
	}

	void failed(Contender contender, String reason) {
		this.failures.put(contender, reason);
	}

	boolean hasFailed(Contender contender) {
		return this.failures.containsKey(contender);
	}

	Set<Contender> contenders() {
		return this.rounds.keySet();
	}

	Map<Contender, String> failures() {
		return this.failures;
	}

	Set<Metric> metrics() {
		Set<Metric> metrics = EnumSet.noneOf(Metric.class);
		this.rounds.values().forEach((visits) -> visits.values().forEach((values) -> metrics.addAll(values.keySet())));
		return metrics;
	}

	/** The values of a contender, empty if there are none. */
	Optional<Spread> spread(Contender contender, Metric metric) {
		List<Double> values = new ArrayList<>();
		rounds(contender).values().forEach((visit) -> {
			Double value = visit.get(metric);
			if (value != null) {
				values.add(value);
			}
		});
		return Spread.of(values);
	}

	/** The ratios of a contender to another, each of the same round. */
	Optional<Spread> ratio(Contender contender, Contender bound, Metric metric) {
		List<Double> ratios = new ArrayList<>();
		rounds(contender).forEach((round, visit) -> {
			Double value = visit.get(metric);
			Double boundValue = rounds(bound).getOrDefault(round, Map.of()).get(metric);
			if (value != null && boundValue != null && boundValue > 0) {
				ratios.add(value / boundValue);
			}
		});
		return Spread.of(ratios);
	}

	private Map<Integer, Map<Metric, Double>> rounds(Contender contender) {
		return Objects.requireNonNull(this.rounds.get(contender), contender.tag());
	}

}
