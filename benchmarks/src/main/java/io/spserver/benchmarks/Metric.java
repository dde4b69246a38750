package io.spserver.benchmarks;

import java.util.Locale;

/**
 * Something that a visit measures.
 */
enum Metric {

	/** Requests answered in a second. */
	THROUGHPUT("requests/s", 0, true),
	/** Throughput divided by what it would be if only the handlers took time. */
	IDEAL_SHARE("to the ideal", 3, false),
	/** CPU time of the server's process for each request. */
	CPU("CPU µs/request", 1, true),
	/** Mails taken in a second. */
	MAILS("mails/s", 0, true),
	/** CPU time of the server's process for each mail. */
	MAIL_CPU("CPU µs/mail", 1, true),
	/** The latency that half of the requests stay below. */
	P50("p50 µs", 0, false),
	/** The latency that 99 of 100 requests stay below. */
	P99("p99 µs", 0, false),
	/** p99 with what the scenario adds, divided by p99 without. */
	P99_GROWTH("p99 to undisturbed", 2, false),
	/** CPU for each request with what the scenario adds, divided by that without. */
	CPU_GROWTH("CPU/request to undisturbed", 2, false),
	/** Heap of a session that has been accepted. */
	HEAP_OPENED("heap bytes, opened", 0, true),
	/** Heap of a session that has been served once. */
	HEAP_SERVED("heap bytes, served once", 0, true);

	private final String title;

	private final int decimals;

	private final boolean compared;

	Metric(String title, int decimals, boolean compared) {
		this.title = title;
		this.decimals = decimals;
		this.compared = compared;
	}

	String title() {
		return this.title;
	}

	/** Whether the report has its ratio to the bound. */
	boolean compared() {
		return this.compared;
	}

	String format(double value) {
		return String.format(Locale.ROOT, "%,." + this.decimals + "f", value);
	}

}
