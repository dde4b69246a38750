package io.spserver.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

import io.spserver.benchmarks.work.Spin;

/**
 * Measures servers beside each other, in processes of their own on this machine.
 */
public final class Benchmarks {

	private static final int SPIN_MICROS = 200;

	private Benchmarks() {
	}

	/**
	 * Runs the scenarios that the arguments name.
	 * @param args the folder of the benchmarks, then what {@code --help} explains
	 * @throws IOException if a contender does not start, or the report cannot be written
	 */
	public static void main(String[] args) throws IOException {
		Arguments arguments;
		try {
			String[] options = Arrays.copyOfRange(args, 1, args.length);
			arguments = Arguments.parse(Path.of(args[0]), options);
		}
		catch (IllegalArgumentException ex) {
			Console.say(String.valueOf(ex.getMessage()));
			System.exit(2);
			return;
		}
		if (arguments.help()) {
			Console.say(Arguments.usage());
			return;
		}
		run(arguments);
	}

	private static void run(Arguments arguments) throws IOException {
		int spinSteps = Spin.stepsFor(SPIN_MICROS);
		Report report = new Report(arguments);
		for (Scenario scenario : arguments.scenarios()) {
			ScenarioRun run = new ScenarioRun(arguments, scenario);
			if (run.isEmpty()) {
				Console.say("None of the contenders speaks what " + scenario.name() + " needs");
				continue;
			}
			report.add(scenario, run.run(spinSteps));
			report.write();
		}
		Console.say("");
		Console.say(report.text());
		Console.say("Written to " + arguments.output());
	}

}
