package io.spserver.benchmarks;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import io.spserver.benchmarks.load.IdleClients;
import io.spserver.benchmarks.work.Wire;

/**
 * Opens many sessions and asks the server's process for the heap that they take.
 *
 * @param title what the report calls it
 * @param wire the protocol
 * @param sessions how many sessions there are
 */
record HeapMeasurement(String title, Wire wire, int sessions) implements Measurement {

	@Override
	public Map<Metric, Double> take(ServerProcess server, Duration time) throws IOException {
		try (IdleClients clients = new IdleClients(server.address(), this.wire)) {
			Map<Metric, Double> values = new EnumMap<>(Metric.class);
			double before = server.heap();
			clients.open(this.sessions);
			values.put(Metric.HEAP_OPENED, (server.heap() - before) / this.sessions);
			clients.touch();
			values.put(Metric.HEAP_SERVED, (server.heap() - before) / this.sessions);
			return values;
		}
	}

}
