package io.spserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.spserver.benchmarks.load.Mails;

/**
 * Sends batches of mails to a server, until the time is over.
 *
 * @param mails sends them
 * @param sessions how many sessions there are at once
 * @param many whether each session has many mails, not one
 */
record MailMeasurement(Mails mails, int sessions, boolean many) implements Measurement {

	private static final double NANOS_PER_MICRO = 1e3;

	private static final double NANOS_PER_SECOND = 1e9;

	@Override
	public String title() {
		return this.sessions + " sessions, " + ((this.many) ? "many mails each" : "one mail each") + ", by "
				+ this.mails.title();
	}

	@Override
	public Map<Metric, Double> take(ServerProcess server, Duration time) throws IOException {
		Duration cpuBefore = server.cpu();
		long start = System.nanoTime();
		long sent = 0;
		while (System.nanoTime() - start < time.toNanos()) {
			this.mails.send(server.address(), this.sessions, this.many);
			sent += Mails.BATCH;
		}
		double nanos = System.nanoTime() - start;
		Duration cpu = server.cpu().minus(cpuBefore);
		Map<Metric, Double> values = new EnumMap<>(Metric.class);
		values.put(Metric.MAILS, sent * NANOS_PER_SECOND / nanos);
		values.put(Metric.MAIL_CPU, cpu.toNanos() / NANOS_PER_MICRO / sent);
		return values;
	}

}
