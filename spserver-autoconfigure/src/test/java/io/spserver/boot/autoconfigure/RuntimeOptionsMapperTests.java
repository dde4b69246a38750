package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import io.netty.channel.epoll.Epoll;
import io.spserver.async.Transport;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.server.RuntimeOptions;
import org.junit.jupiter.api.Test;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link RuntimeOptionsMapper}.
 */
class RuntimeOptionsMapperTests {

	private static final LeaderFollowersProperties LEADER_FOLLOWERS = new LeaderFollowersProperties(
			Duration.ofNanos(50_000), Duration.ofNanos(200_000));

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void defaultsAreThoseOfTheRuntime() {
		assertThat(map(new RuntimeProperties(Transport.AUTO, null, null, null, null, LEADER_FOLLOWERS)))
			.isEqualTo(RuntimeOptions.defaults());
	}

	@Test
	void propertiesWin() {
		assertThat(map(new RuntimeProperties(Transport.NIO, 2, 5, false, null, LEADER_FOLLOWERS)))
			.isEqualTo(new RuntimeOptions(Transport.NIO, 2, 5, false));
	}

	@Test
	void namesThePropertyThatIsOutOfRange() {
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, 0, null, null, null, LEADER_FOLLOWERS)))
			.withMessageContaining("'spserver.runtime.io-threads' has the value '0'");
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, null, -1, null, null, LEADER_FOLLOWERS)))
			.withMessageContaining("'spserver.runtime.worker-threads' has the value '-1'");
	}

	@Test
	void virtualThreadsNeedJava21() {
		RuntimeProperties properties = new RuntimeProperties(Transport.NIO, null, null, true, null, LEADER_FOLLOWERS);
		if (Runtime.version().feature() >= 21) {
			assertThat(map(properties).virtualThreads()).isTrue();
			return;
		}
		assertThatExceptionOfType(InvalidSpServerPropertyException.class).isThrownBy(() -> map(properties))
			.withMessageContaining("'spserver.runtime.virtual-threads'")
			.withMessageContaining("this is Java")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("Java 21"));
	}

	@Test
	void virtualThreadsAreThoseOfTheApplicationByDefaultWhereJavaHasThem() {
		this.environment.setProperty("spring.threads.virtual.enabled", "true");
		assertThat(map(new RuntimeProperties(Transport.NIO, null, null, null, null, LEADER_FOLLOWERS)).virtualThreads())
			.isEqualTo(Runtime.version().feature() >= 21);
		assertThat(
				map(new RuntimeProperties(Transport.NIO, null, null, false, null, LEADER_FOLLOWERS)).virtualThreads())
			.isFalse();
	}

	@Test
	void namesTheThresholdThatIsOutOfRange() {
		LeaderFollowersProperties never = new LeaderFollowersProperties(Duration.ZERO, Duration.ZERO);
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(Transport.NIO, null, null, null, null, never)))
			.withMessageContaining("'spserver.runtime.leader-followers.take-over-after'");
	}

	@Test
	void explainsTransportThatIsNotAvailable() {
		Transport missing = Epoll.isAvailable() ? Transport.KQUEUE : Transport.EPOLL;
		String name = missing.name().toLowerCase(Locale.ROOT);
		assertThatExceptionOfType(InvalidSpServerPropertyException.class)
			.isThrownBy(() -> map(new RuntimeProperties(missing, null, null, null, null, LEADER_FOLLOWERS)))
			.withMessageContaining("'spserver.runtime.transport' has the value '" + name + "'")
			.withMessageContaining("not available")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("netty-transport-native-" + name, "'auto'"));
	}

	@Test
	void customizersChangeOptionsInOrder() {
		RuntimeOptionsMapper mapper = new RuntimeOptionsMapper(this.environment,
				List.of((options) -> new RuntimeOptions(options.transport(), 3, 1, false),
						(options) -> new RuntimeOptions(options.transport(), options.ioThreads() + 1, 2, false)));
		assertThat(mapper.map(new RuntimeProperties(Transport.NIO, null, null, null, null, LEADER_FOLLOWERS)))
			.isEqualTo(new RuntimeOptions(Transport.NIO, 4, 2, false));
	}

	@Test
	void shutdownTimeoutIsThatOfSpringByDefault() {
		RuntimeProperties properties = new RuntimeProperties(Transport.NIO, null, null, null, null, LEADER_FOLLOWERS);
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
		return new RuntimeProperties(Transport.NIO, null, null, null, timeout, LEADER_FOLLOWERS);
	}

	private RuntimeOptions map(RuntimeProperties properties) {
		return mapper().map(properties);
	}

	private RuntimeOptionsMapper mapper() {
		return new RuntimeOptionsMapper(this.environment, List.of());
	}

}
