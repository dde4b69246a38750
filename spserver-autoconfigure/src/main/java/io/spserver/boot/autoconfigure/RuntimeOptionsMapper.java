package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.spserver.async.NativeTransport;
import io.spserver.async.Transport;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.RuntimeOptionsCustomizer;
import io.spserver.server.RuntimeOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.system.JavaVersion;
import org.springframework.boot.thread.Threading;
import org.springframework.core.env.Environment;

/**
 * Maps the properties of the runtime to its options and lets the customizers change them.
 *
 * @param environment has what Spring Boot's own properties say
 * @param customizers the customizers, in their order
 */
record RuntimeOptionsMapper(Environment environment, List<RuntimeOptionsCustomizer> customizers) {

	private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(30);

	RuntimeOptions map(RuntimeProperties properties) {
		RuntimeOptions defaults = RuntimeOptions.defaults();
		RuntimeOptions options = new RuntimeOptions(properties.transport(),
				atLeastOne("io-threads", properties.ioThreads(), defaults.ioThreads()),
				atLeastOne("worker-threads", properties.workerThreads(), defaults.workerThreads()),
				virtualThreads(properties.virtualThreads()));
		for (RuntimeOptionsCustomizer customizer : this.customizers) {
			options = customizer.customize(options);
		}
		checkTransport(options.transport());
		return options;
	}

	private void checkTransport(Transport transport) {
		if (transport == Transport.AUTO) {
			return;
		}
		try {
			NativeTransport.of(transport);
		}
		catch (IllegalArgumentException ex) {
			String name = transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
			throw new InvalidSpServerPropertyException("spserver.runtime.transport", name, ex.getMessage() + ".",
					"Add the native library of this platform to the class path (io.netty:netty-transport-native-"
							+ transport.name().toLowerCase(Locale.ROOT)
							+ " with its classifier), or set the property to 'auto'.");
		}
	}

	Duration shutdownTimeout(RuntimeProperties properties) {
		Duration timeout = properties.shutdownTimeout();
		if (timeout != null && timeout.isNegative()) {
			throw new InvalidSpServerPropertyException("spserver.runtime.shutdown-timeout", timeout,
					"It must not be negative.", "Set it to a duration such as '30s', or to 0 to stop at once.");
		}
		return (timeout != null) ? timeout
				: Binder.get(this.environment)
					.bind("spring.lifecycle.timeout-per-shutdown-phase", Duration.class)
					.orElse(SHUTDOWN_TIMEOUT);
	}

	private int atLeastOne(String key, @Nullable Integer value, int defaultValue) {
		if (value != null && value < 1) {
			throw new InvalidSpServerPropertyException("spserver.runtime." + key, value, "It must be at least 1.",
					"Set it to 1 or more, or remove it for the default of " + defaultValue + ".");
		}
		return (value != null) ? value : defaultValue;
	}

	private boolean virtualThreads(@Nullable Boolean value) {
		if (value == null) {
			return Threading.VIRTUAL.isActive(this.environment);
		}
		if (value && JavaVersion.getJavaVersion().isOlderThan(JavaVersion.TWENTY_ONE)) {
			throw new InvalidSpServerPropertyException("spserver.runtime.virtual-threads", true,
					"Virtual threads need Java 21 or newer, this is Java " + JavaVersion.getJavaVersion() + ".",
					"Run the application on Java 21 or newer, or set the property to 'false'.");
		}
		return value;
	}

}
