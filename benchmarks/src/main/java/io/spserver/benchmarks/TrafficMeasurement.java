package io.spserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.spserver.benchmarks.load.Load;
import io.spserver.benchmarks.load.Traffic;
import io.spserver.benchmarks.work.Work;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Puts a load on a server.
 *
 * @param title what the report calls it
 * @param load the load
 * @param undisturbed a load to compare with, put on the server just before
 */
record TrafficMeasurement(String title, Load load, @Nullable Load undisturbed) implements Measurement {

	/** How long a load is there before it is measured. */
	private static final Duration RAMP = Duration.ofMillis(250);

	private static final double NANOS_PER_MICRO = 1e3;

	private static final double MILLIS_PER_SECOND = 1e3;

	private static final double NANOS_PER_SECOND = 1e9;

	TrafficMeasurement(String title, Load load) {
		this(title, load, null);
	}

	@Override
	public Map<Metric, Double> take(ServerProcess server, Duration time) throws IOException {
		Load before = this.undisturbed;
		if (before == null) {
			return measure(server, this.load, time);
		}
		Map<Metric, Double> base = measure(server, before, time);
		server.awaitCalm();
		Map<Metric, Double> values = measure(server, this.load, time);
		grow(values, Metric.P99_GROWTH, Metric.P99, base);
		grow(values, Metric.CPU_GROWTH, Metric.CPU, base);
		return values;
	}

	private static void grow(Map<Metric, Double> values, Metric growth, Metric metric, Map<Metric, Double> base) {
		Double now = values.get(metric);
		Double before = base.get(metric);
		if (now != null && before != null) {
			values.put(growth, now / before);
		}
	}

	private static Map<Metric, Double> measure(ServerProcess server, Load load, Duration time) throws IOException {
		try (Traffic traffic = Traffic.open(load, server.address())) {
			traffic.runFor(RAMP);
			traffic.reset();
			Duration cpuBefore = server.cpu();
			long start = System.nanoTime();
			traffic.runFor(time);
			double nanos = System.nanoTime() - start;
			Duration cpu = server.cpu().minus(cpuBefore);
			return values(load, traffic, nanos, cpu);
		}
	}

	private static Map<Metric, Double> values(Load load, Traffic traffic, double nanos, Duration cpu) {
		Map<Metric, Double> values = new EnumMap<>(Metric.class);
		double throughput = traffic.answers() * NANOS_PER_SECOND / nanos;
		values.put(Metric.THROUGHPUT, throughput);
		if (load.work() == Work.SLEEP) {
			values.put(Metric.IDEAL_SHARE, throughput * Work.SLEEP_MILLIS / MILLIS_PER_SECOND / load.connections());
		}
		Histogram latency = traffic.latency();
		if (latency.getTotalCount() > 0) {
			values.put(Metric.CPU, cpu.toNanos() / NANOS_PER_MICRO / traffic.answers());
			values.put(Metric.P50, latency.getValueAtPercentile(50) / NANOS_PER_MICRO);
			values.put(Metric.P99, latency.getValueAtPercentile(99) / NANOS_PER_MICRO);
		}
		return values;
	}

}
