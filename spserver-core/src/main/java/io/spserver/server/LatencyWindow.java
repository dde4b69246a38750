package io.spserver.server;

import java.util.concurrent.TimeUnit;

import io.spserver.ServerStatistics.Latency;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long requests took over the last one to two minutes. Recording is wait-free; the
 * rest is for whoever asks, and for the tick that moves the window.
 */
final class LatencyWindow {

	private static final long HIGHEST_MICROS = TimeUnit.HOURS.toMicros(1);

	private static final int DIGITS = 2;

	private final Recorder recorder = new Recorder(1, HIGHEST_MICROS, DIGITS);

	private Histogram current = newHistogram();

	private Histogram previous = newHistogram();

	private Histogram interval = this.recorder.getIntervalHistogram();

	private static Histogram newHistogram() {
		return new Histogram(1, HIGHEST_MICROS, DIGITS);
	}

	void record(long nanos) {
		this.recorder.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, nanos / 1000)));
	}

	/** Moves the window on by one minute. */
	synchronized void advance() {
		collect();
		Histogram oldest = this.previous;
		this.previous = this.current;
		oldest.reset();
		this.current = oldest;
	}

	synchronized Latency read(double handlerMillis) {
		collect();
		Histogram both = this.current.copy();
		both.add(this.previous);
		if (both.getTotalCount() == 0) {
			return new Latency(0, 0, 0, handlerMillis);
		}
		return new Latency(millis(both.getValueAtPercentile(50)), millis(both.getValueAtPercentile(99)),
				millis(both.getMaxValue()), handlerMillis);
	}

	private void collect() {
		this.interval = this.recorder.getIntervalHistogram(this.interval);
		this.current.add(this.interval);
	}

	private static double millis(long micros) {
		return micros / 1000.0;
	}

}
