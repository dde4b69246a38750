package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.netty.channel.kqueue.KQueue;
import io.spserver.async.Transport;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.server.RuntimeOptions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RuntimeOptionsMapper}.
 */
class RuntimeOptionsMapperTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void defaultsAreThoseOfTheRuntime() {
		assertThat(map(new RuntimeProperties(Transport.AUTO, null, null, null, null)))
			.isEqualTo(RuntimeOptions.defaults());
	}

	@Test
	void propertiesWin() {
		assertThat(map(new RuntimeProperties(Transport.NIO, 2, 5, false, null)))
			.isEqualTo(new RuntimeOptions(Transport.NIO, 2, 5, false));
	}

	@Test
	void namesThePropertyThatIsOutOfRange() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, 0, null, null, null)))
			.withMessageContaining("'spserver.runtime.io-threads' has the value '0'");
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, null, -1, null, null)))
			.withMessageContaining("'spserver.runtime.worker-threads' has the value '-1'");
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void refusesVirtualThreadsOnOldJava() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, null, null, true, null)))
			.withMessageContaining("'spserver.runtime.virtual-threads'")
			.withMessageContaining("this is Java")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("Java 21"));
	}

	@Test
	@EnabledForJreRange(min = JRE.JAVA_21)
	void virtualThreadsAreThoseOfTheApplicationByDefault() {
		this.environment.setProperty("spring.threads.virtual.enabled", "true");
		assertThat(map(new RuntimeProperties(Transport.NIO, null, null, null, null)).virtualThreads()).isTrue();
		assertThat(map(new RuntimeProperties(Transport.NIO, null, null, false, null)).virtualThreads()).isFalse();
	}

	@Test
	@EnabledForJreRange(max = JRE.JAVA_20)
	void virtualThreadsOfTheApplicationAreIgnoredOnOldJavaAsBySpringBoot() {
		this.environment.setProperty("spring.threads.virtual.enabled", "true");
		assertThat(map(new RuntimeProperties(Transport.NIO, null, null, null, null)).virtualThreads()).isFalse();
	}

	@Test
	void explainsTransportThatIsNotAvailable() {
		Assumptions.assumeFalse(KQueue.isAvailable());
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.KQUEUE, null, null, null, null)))
			.withMessageContaining("'spserver.runtime.transport' has the value 'kqueue'")
			.withMessageContaining("not available")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("netty-transport-native-kqueue", "'auto'"));
	}

	@Test
	void customizersChangeOptionsInOrder() {
		RuntimeOptionsMapper mapper = new RuntimeOptionsMapper(this.environment,
				List.of((options) -> new RuntimeOptions(options.transport(), 3, 1, false),
						(options) -> new RuntimeOptions(options.transport(), options.ioThreads() + 1, 2, false)));
		assertThat(mapper.map(new RuntimeProperties(Transport.NIO, null, null, null, null)))
			.isEqualTo(new RuntimeOptions(Transport.NIO, 4, 2, false));
	}

	@Test
	void shutdownTimeoutIsThatOfSpringByDefault() {
		RuntimeProperties properties = new RuntimeProperties(Transport.NIO, null, null, null, null);
		assertThat(mapper().shutdownTimeout(properties)).isEqualTo(Duration.ofSeconds(30));
		this.environment.setProperty("spring.lifecycle.timeout-per-shutdown-phase", "5s");
		assertThat(mapper().shutdownTimeout(properties)).isEqualTo(Duration.ofSeconds(5));
	}

	@Test
	void shutdownTimeoutOfOurOwnWins() {
		this.environment.setProperty("spring.lifecycle.timeout-per-shutdown-phase", "5s");
		assertThat(mapper().shutdownTimeout(shutdownTimeout(Duration.ofSeconds(3)))).isEqualTo(Duration.ofSeconds(3));
	}

	@Test
	void refusesNegativeShutdownTimeout() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> mapper().shutdownTimeout(shutdownTimeout(Duration.ofSeconds(-1))))
			.withMessageContaining("'spserver.runtime.shutdown-timeout'");
	}

	private RuntimeProperties shutdownTimeout(Duration timeout) {
		return new RuntimeProperties(Transport.NIO, null, null, null, timeout);
	}

	private RuntimeOptions map(RuntimeProperties properties) {
		return mapper().map(properties);
	}

	private RuntimeOptionsMapper mapper() {
		return new RuntimeOptionsMapper(this.environment, List.of());
	}

}
