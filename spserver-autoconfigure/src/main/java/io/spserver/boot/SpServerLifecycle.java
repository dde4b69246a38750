package io.spserver.boot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.spserver.ServerOptions;
import io.spserver.server.SpServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops servers with the application context.
 * <p>
 * Servers start in the last phase and so stop in the first one: while they finish what
 * they have accepted, the beans that their handlers use still work. The admin server
 * starts before them and stops after them, in the phase of Spring Boot's web servers.
 * Started and stopped by the context's thread; a stop is awaited and announced by a
 * thread of its own.
 */
public final class SpServerLifecycle implements SmartLifecycle {

	/** The phase of servers. */
	public static final int SERVER_PHASE = DEFAULT_PHASE;

	/** The phase of the admin server. */
	public static final int ADMIN_PHASE = DEFAULT_PHASE - 2048;

	private static final Log logger = LogFactory.getLog(SpServerLifecycle.class);

	private final List<SpServer> servers;

	private final Duration shutdownTimeout;

	private final int phase;

	private final ApplicationEventPublisher publisher;

	private volatile boolean running;

	/**
	 * Creates a lifecycle.
	 * @param servers the servers, started in this order
	 * @param shutdownTimeout how long requests may take to finish when the servers stop
	 * @param phase when to start: {@link #SERVER_PHASE} or {@link #ADMIN_PHASE}
	 * @param publisher hears of servers that started and stopped
	 */
	public SpServerLifecycle(List<SpServer> servers, Duration shutdownTimeout, int phase,
			ApplicationEventPublisher publisher) {
		this.servers = List.copyOf(servers);
		this.shutdownTimeout = shutdownTimeout;
		this.phase = phase;
		this.publisher = publisher;
	}

	/**
	 * The servers that this starts and stops.
	 * @return the servers, unmodifiable
	 */
	public List<SpServer> getServers() {
		return this.servers;
	}

	/**
	 * How long requests may take to finish when the servers stop.
	 * @return the time
	 */
	public Duration getShutdownTimeout() {
		return this.shutdownTimeout;
	}

	@Override
	public void start() {
		List<SpServer> started = new ArrayList<>();
		try {
			for (SpServer server : this.servers) {
				start(server);
				started.add(server);
				this.publisher.publishEvent(new SpServerStartedEvent(server));
			}
			this.running = true;
		}
		catch (RuntimeException ex) {
			await(beginStop(started, Duration.ZERO));
			throw ex;
		}
	}

	private void start(SpServer server) {
		ServerOptions options = server.options();
		try {
			server.start();
		}
		catch (IOException ex) {
			throw new SpServerStartException(options, ex);
		}
		logger.info("Server '" + options.name() + "' (" + options.protocol().name() + ", " + options.pattern().tag()
				+ ") listens on " + describe(server.localAddress()));
	}

	private static String describe(@Nullable SocketAddress address) {
		if (address instanceof InetSocketAddress inet && inet.getAddress() != null) {
			return inet.getAddress().getHostAddress() + ":" + inet.getPort();
		}
		return String.valueOf(address);
	}

	@Override
	public void stop() {
		this.running = false;
		await(beginStop(this.servers, this.shutdownTimeout));
	}

	@Override
	public void stop(Runnable callback) {
		this.running = false;
		List<Stopping> stopping = beginStop(this.servers, this.shutdownTimeout);
		Thread thread = new Thread(() -> {
			try {
				await(stopping);
			}
			finally {
				callback.run();
			}
		}, "spserver-stop");
		thread.start();
	}

	private List<Stopping> beginStop(List<SpServer> servers, Duration timeout) {
		return servers.stream().map((server) -> new Stopping(server, server.stop(timeout))).toList();
	}

	private void await(List<Stopping> stopping) {
		stopping.forEach(this::await);
	}

	private void await(Stopping stopping) {
		boolean finished = false;
		try {
			finished = stopping.finished().join();
			if (finished) {
				logger.info("Server '" + stopping.server().name() + "' has stopped");
			}
			else {
				logger.warn("Server '" + stopping.server().name() + "' had not finished its requests after "
						+ this.shutdownTimeout.toMillis() + " ms; their sessions were closed");
			}
		}
		catch (CompletionException ex) {
			logger.warn("Server '" + stopping.server().name() + "' did not stop as it should", ex.getCause());
		}
		this.publisher.publishEvent(new SpServerStoppedEvent(stopping.server(), finished));
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

	private record Stopping(SpServer server, CompletableFuture<Boolean> finished) {
	}

}
