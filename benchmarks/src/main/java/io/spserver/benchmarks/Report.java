package io.spserver.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.spserver.benchmarks.contenders.Contender;

/**
 * The results in Markdown. What stands in the file from the line {@link #NOTES} on is
 * written by people, and kept. Not safe for use by several threads.
 */
final class Report {

	/** Where the part of the file begins that is not this class's. */
	static final String NOTES = "## Notes";

	private static final String NONE = "-";

	/** Peers that ours are also compared with, besides the bound. */
	private static final List<Contender> MARKS = List.of(Contender.SMTP_SINK, Contender.SUBETHASMTP);

	private final Arguments arguments;

	private final StringBuilder text = new StringBuilder();

	Report(Arguments arguments) {
		this.arguments = arguments;
		head();
	}

	private void head() {
		line("# Benchmark results");
		line("");
		line("Written by `benchmarks/run`; see [README.md](README.md) for what is measured and how. Ratios hold, "
				+ "absolute figures belong to the machine.");
		line("");
		line("- date: " + LocalDate.now(ZoneOffset.UTC));
		line("- machine: " + Machine.processor() + ", " + Machine.system() + "; the load generator shares it");
		line("- Java: " + Machine.java() + "; each contender with `" + String.join(" ", ServerProcess.JVM_FLAGS) + "`");
		line("- libraries: " + Machine.libraries());
		line("- Netty's transport: " + Contender.transport());
		line("- " + this.arguments.rounds() + " interleaved rounds of " + seconds(this.arguments.time().toMillis())
				+ " s each after " + seconds(this.arguments.warmUp().toMillis())
				+ " s of warm-up; medians, and in brackets the least and the greatest");
	}

	private static String seconds(long millis) {
		return String.format(Locale.ROOT, "%.1f", millis / 1_000.0);
	}

	/**
	 * Adds a scenario.
	 * @param scenario the scenario
	 * @param results what its measurements gave
	 */
	void add(Scenario scenario, Map<Measurement, Results> results) {
		line("");
		line("## " + scenario.name());
		line("");
		line(scenario.about());
		results.forEach((measurement, values) -> {
			line("");
			line("### " + measurement.title());
			line("");
			table(values);
		});
	}

	private void table(Results results) {
		List<String> titles = new ArrayList<>(List.of("contender"));
		for (Metric metric : results.metrics()) {
			titles.add(metric.title());
			if (metric.compared()) {
				titles.add("ratio");
			}
		}
		row(titles);
		row(titles.stream().map((title) -> title.equals("contender") ? "---" : "---:").toList());
		Contender bound = bound(results);
		results.contenders().forEach((contender) -> row(cells(results, contender, bound)));
		compare(results);
		if (!results.failures().isEmpty()) {
			line("");
			results.failures()
				.forEach((contender, reason) -> line("- " + contender.title() + " was given up: " + reason));
		}
	}

	private void compare(Results results) {
		List<Contender> marks = MARKS.stream().filter(results.contenders()::contains).toList();
		List<Contender> compared = results.contenders().stream().filter(Contender::isOurs).toList();
		if (marks.isEmpty() || compared.isEmpty()) {
			return;
		}
		line("");
		for (Contender ours : compared) {
			for (Contender mark : marks) {
				List<String> ratios = results.metrics()
					.stream()
					.filter(Metric::compared)
					.map((metric) -> metric.title() + " " + ratio(results.ratio(ours, mark, metric)))
					.toList();
				line("- " + ours.title() + " to " + mark.title() + ": " + String.join(", ", ratios));
			}
		}
	}

	private static Contender bound(Results results) {
		return results.contenders().contains(Contender.NETTY) ? Contender.NETTY
				: results.contenders().iterator().next();
	}

	private static List<String> cells(Results results, Contender contender, Contender bound) {
		List<String> cells = new ArrayList<>(List.of(contender.title()));
		for (Metric metric : results.metrics()) {
			cells.add(results.spread(contender, metric).map((spread) -> cell(spread, metric)).orElse(NONE));
			if (metric.compared()) {
				cells.add(ratio(results.ratio(contender, bound, metric)));
			}
		}
		return cells;
	}

	private static String cell(Spread spread, Metric metric) {
		return metric.format(spread.median()) + " (" + metric.format(spread.min()) + "–" + metric.format(spread.max())
				+ ")";
	}

	private static String ratio(Optional<Spread> ratio) {
		return ratio
			.map((spread) -> String.format(Locale.ROOT, "**%.3f** (%.3f–%.3f)", spread.median(), spread.min(),
					spread.max()))
			.orElse(NONE);
	}

	private void row(List<String> cells) {
		line("| " + String.join(" | ", cells) + " |");
	}

	private void line(String line) {
		this.text.append(line).append('\n');
	}

	String text() {
		return this.text.toString();
	}

	/**
	 * Writes the file, up to the notes.
	 * @throws IOException if it cannot be written
	 */
	void write() throws IOException {
		Path file = this.arguments.output();
		String before = Files.exists(file) ? Files.readString(file) : "";
		int notes = before.indexOf(NOTES);
		Files.writeString(file, (notes >= 0) ? this.text + "\n" + before.substring(notes) : this.text);
	}

}
