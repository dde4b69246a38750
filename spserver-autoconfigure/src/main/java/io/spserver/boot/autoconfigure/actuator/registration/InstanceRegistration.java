package io.spserver.boot.autoconfigure.actuator.registration;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.spserver.boot.autoconfigure.AdminRegistrationProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Registers the application with Spring Boot Admin servers while it runs. A thread of its
 * own does so: the start does not wait for it, and a stop two seconds at most, while the
 * servers finish their requests.
 */
final class InstanceRegistration implements SmartLifecycle {

	private static final Duration STOP_TIME = Duration.ofSeconds(2);

	private final AdminRegistrationProperties properties;

	private final Supplier<String> description;

	private volatile @Nullable Registrar registrar;

	InstanceRegistration(AdminRegistrationProperties properties, Supplier<String> description) {
		this.properties = properties;
		this.description = description;
	}

	@Override
	public void start() {
		Registrar created = new Registrar();
		this.registrar = created;
		created.start();
	}

	@Override
	public void stop() {
		Registrar current = this.registrar;
		this.registrar = null;
		if (current != null) {
			current.end();
		}
	}

	@Override
	public void stop(Runnable callback) {
		new Thread(() -> {
			try {
				stop();
			}
			finally {
				callback.run();
			}
		}, "spserver-registration-stop").start();
	}

	@Override
	public boolean isRunning() {
		return this.registrar != null;
	}

	/** In the phase of the servers: after the admin server has been started. */
	@Override
	public int getPhase() {
		return DEFAULT_PHASE;
	}

	/** Registers at once and then in intervals, until it is to end. */
	private final class Registrar extends Thread {

		private final CountDownLatch end = new CountDownLatch(1);

		Registrar() {
			super("spserver-registration");
			setDaemon(true);
		}

		@Override
		public void run() {
			AdminRegistrationProperties configured = InstanceRegistration.this.properties;
			HttpClient client = HttpClient.newBuilder()
				.version(HttpClient.Version.HTTP_1_1)
				.connectTimeout(configured.connectTimeout())
				.build();
			List<AdminServerClient> servers = configured.url()
				.stream()
				.map((url) -> new AdminServerClient(client, url, configured))
				.toList();
			try {
				do {
					register(servers);
				}
				while (!this.end.await(configured.interval().toMillis(), TimeUnit.MILLISECONDS));
				if (configured.autoDeregistration()) {
					deregister(servers);
				}
			}
			catch (InterruptedException ex) {
				// is to end without delay
			}
		}

		private void register(List<AdminServerClient> servers) throws InterruptedException {
			for (AdminServerClient server : servers) {
				if (this.end.getCount() > 0) {
					server.register(InstanceRegistration.this.description);
				}
			}
		}

		private void deregister(List<AdminServerClient> servers) throws InterruptedException {
			for (AdminServerClient server : servers) {
				server.deregister(STOP_TIME);
			}
		}

		void end() {
			this.end.countDown();
			try {
				join(STOP_TIME.toMillis());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			interrupt();
		}

	}

}
