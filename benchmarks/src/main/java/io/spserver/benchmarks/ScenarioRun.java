package io.spserver.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.benchmarks.contenders.Contender;

/**
 * Runs one scenario: starts all its contenders, warms each up with all the measurements,
 * and then visits them in turn. In each round another one is the first.
 */
final class ScenarioRun {

	private final Arguments arguments;

	private final Scenario scenario;

	private final List<Contender> contenders;

	private final Map<Measurement, Results> results = new LinkedHashMap<>();

	ScenarioRun(Arguments arguments, Scenario scenario) {
		this.arguments = arguments;
		this.scenario = scenario;
		this.contenders = arguments.contenders()
			.stream()
			.filter((contender) -> contender.supports(scenario.wire()))
			.toList();
		scenario.measurements().forEach((measurement) -> this.results.put(measurement, new Results(this.contenders)));
	}

	/** Whether no contender speaks the protocol of the scenario. */
	boolean isEmpty() {
		return this.contenders.isEmpty();
	}

	/**
	 * Runs the scenario.
	 * @param spinSteps how many steps the wanted CPU time takes
	 * @return the results of each measurement
	 * @throws IOException if a contender does not start
	 */
	Map<Measurement, Results> run(int spinSteps) throws IOException {
		List<ServerProcess> servers = new ArrayList<>();
		try {
			for (Contender contender : this.contenders) {
				servers.add(start(contender, spinSteps));
			}
			for (Map.Entry<Measurement, Results> entry : this.results.entrySet()) {
				visitAll(servers, entry.getKey(), entry.getValue(), 0);
			}
			for (Map.Entry<Measurement, Results> entry : this.results.entrySet()) {
				revive(servers, entry.getKey(), entry.getValue(), spinSteps);
				measure(servers, entry.getKey(), entry.getValue());
			}
			return this.results;
		}
		finally {
			servers.forEach(ServerProcess::close);
		}
	}

	private ServerProcess start(Contender contender, int spinSteps) throws IOException {
		return ServerProcess.start(contender, this.scenario.wire(), spinSteps, this.arguments.logs());
	}

	/** Starts those again that another measurement was too much for. */
	private void revive(List<ServerProcess> servers, Measurement measurement, Results values, int spinSteps)
			throws IOException {
		for (int i = 0; i < servers.size(); i++) {
			Contender contender = servers.get(i).contender();
			if (!servers.get(i).isAlive() && !values.hasFailed(contender)) {
				servers.get(i).close();
				servers.set(i, start(contender, spinSteps));
				visit(servers.get(i), measurement, values, 0);
			}
		}
	}

	private void measure(List<ServerProcess> servers, Measurement measurement, Results values) throws IOException {
		List<ServerProcess> order = new ArrayList<>(servers);
		for (int round = 1; round <= this.arguments.rounds(); round++) {
			visitAll(order, measurement, values, round);
			Collections.rotate(order, -1);
		}
	}

	/** Visits each contender once; round 0 is the warm-up. */
	private void visitAll(List<ServerProcess> servers, Measurement measurement, Results values, int round)
			throws IOException {
		for (ServerProcess server : servers) {
			visit(server, measurement, values, round);
		}
	}

	private void visit(ServerProcess server, Measurement measurement, Results values, int round) throws IOException {
		Contender contender = server.contender();
		if (values.hasFailed(contender) || !server.isAlive()) {
			return;
		}
		String what = this.scenario.name() + ", " + measurement.title() + ", "
				+ ((round > 0) ? "round " + round : "warm-up") + ", " + contender.tag();
		try {
			Map<Metric, Double> taken = measurement.take(server,
					(round > 0) ? this.arguments.time() : this.arguments.warmUp());
			if (round > 0) {
				values.add(contender, round, taken);
			}
			Console.say(what + ": " + describe(taken));
		}
		catch (IOException ex) {
			values.failed(contender, ex.getMessage() + server.lastWords());
			Console.say(what + ": failed: " + ex);
		}
		server.awaitCalm();
	}

	private static String describe(Map<Metric, Double> values) {
		List<String> parts = new ArrayList<>();
		values.forEach((metric, value) -> parts.add(metric.title() + " " + metric.format(value)));
		return String.join(", ", parts);
	}

}
