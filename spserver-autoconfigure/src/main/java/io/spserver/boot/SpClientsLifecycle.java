package io.spserver.boot;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.spserver.ServerState;
import io.spserver.server.SpClient;
import io.spserver.server.SpDispatcher;
import io.spserver.server.SpServerRuntime;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops clients, dispatchers and timers with the application context: after
 * the servers have started, and before they stop. A start does not wait for connections;
 * a stop waits until what has arrived is finished. Used by the context's thread.
 */
public final class SpClientsLifecycle implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(SpClientsLifecycle.class);

	private final SpServerRuntime runtime;

	private final Runnable timers;

	private final Duration shutdownTimeout;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param runtime has clients and dispatchers
	 * @param timers starts the timers, on a dispatcher that runs
	 * @param shutdownTimeout how long requests may take to finish when clients stop
	 */
	public SpClientsLifecycle(SpServerRuntime runtime, Runnable timers, Duration shutdownTimeout) {
		this.runtime = runtime;
		this.timers = timers;
		this.shutdownTimeout = shutdownTimeout;
	}

	@Override
	public void start() {
		for (SpDispatcher dispatcher : this.runtime.dispatchers()) {
			if (dispatcher.state() != ServerState.RUNNING) {
				dispatcher.start();
			}
		}
		this.runtime.clients().forEach(SpClient::start);
		this.timers.run();
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		List<CompletableFuture<Boolean>> stopping = new ArrayList<>();
		this.runtime.clients().forEach((client) -> stopping.add(client.stop(this.shutdownTimeout)));
		this.runtime.dispatchers().forEach((dispatcher) -> stopping.add(dispatcher.stop(this.shutdownTimeout)));
		for (CompletableFuture<Boolean> each : stopping) {
			await(each);
		}
	}

	private void await(CompletableFuture<Boolean> stopped) {
		try {
			if (!stopped.join()) {
				logger.warn("Clients had not finished what they had received after " + this.shutdownTimeout.toMillis()
						+ " ms; their sessions were closed");
			}
		}
		catch (CompletionException ex) {
			logger.warn("A client did not stop as it should", ex.getCause());
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return SpServerLifecycle.SERVER_PHASE;
	}

}
