package io.spserver.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

import io.spserver.benchmarks.contenders.Contender;

/**
 * What the command line asks for. Not safe for use by several threads.
 */
final class Arguments {

	private final Path folder;

	private List<Scenario> scenarios = Scenario.usual();

	private List<Contender> contenders = Contender.usual();

	private int rounds = 5;

	private Duration time = Duration.ofSeconds(2);

	private Duration warmUp = Duration.ofSeconds(12);

	private boolean whole = true;

	private boolean help;

	private Arguments(Path folder) {
		this.folder = folder;
	}

	/**
	 * Reads the command line.
	 * @param folder the folder of the benchmarks
	 * @param args the arguments
	 * @return what they ask for
	 * @throws IllegalArgumentException if one is unknown or wrong
	 */
	static Arguments parse(Path folder, String... args) {
		Arguments arguments = new Arguments(folder);
		Iterator<String> rest = Arrays.asList(args).iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			if (option.equals("--help")) {
				arguments.help = true;
			}
			else if (rest.hasNext()) {
				arguments.set(option, rest.next());
			}
			else {
				throw new IllegalArgumentException(option + " is unknown or needs a value; see --help");
			}
		}
		return arguments;
	}

	private void set(String option, String value) {
		switch (option) {
			case "--scenario" -> {
				this.scenarios = Arrays.stream(value.split(",")).map(Scenario::ofName).toList();
				this.whole = false;
			}
			case "--contenders" -> {
				this.contenders = Arrays.stream(value.split(",")).map(Contender::ofTag).toList();
				this.whole = false;
			}
			case "--rounds" -> this.rounds = Integer.parseInt(value);
			case "--seconds" -> this.time = seconds(value);
			case "--warm-up" -> this.warmUp = seconds(value);
			default -> throw new IllegalArgumentException(option + " is unknown; see --help");
		}
	}

	private static Duration seconds(String value) {
		return Duration.ofMillis(Math.round(Double.parseDouble(value) * 1_000));
	}

	static String usage() {
		return """
				benchmarks/run [options]     measures servers; without options all of them in all usual scenarios
				benchmarks/run parts [args]  measures parts with JMH, to which the arguments go
				--scenario a,b      of %s
				--contenders a,b    of %s; ratios are to netty, else to the first
				--rounds n          visits of each contender, default 5
				--seconds n         how long a visit measures, default 2
				--warm-up n         how long each contender is warmed up for a measurement, default 12
				A whole run writes RESULTS.md, any other target/results.md.""".formatted(
				Scenario.all().stream().map(Scenario::name).collect(Collectors.joining(", ")),
				Arrays.stream(Contender.values()).map(Contender::tag).collect(Collectors.joining(", ")));
	}

	boolean help() {
		return this.help;
	}

	List<Scenario> scenarios() {
		return this.scenarios;
	}

	List<Contender> contenders() {
		return this.contenders;
	}

	int rounds() {
		return this.rounds;
	}

	Duration time() {
		return this.time;
	}

	Duration warmUp() {
		return this.warmUp;
	}

	/** Where the report goes. */
	Path output() {
		return this.whole ? this.folder.resolve("RESULTS.md") : this.folder.resolve("target/results.md");
	}

	/** Where the contenders' logs go. */
	Path logs() {
		return this.folder.resolve("target/logs");
	}

}
