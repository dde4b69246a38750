package io.spserver.protocol.tunnel;

import java.net.InetSocketAddress;
import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TunnelOptions}.
 */
class TunnelOptionsTests {

	private final TunnelTarget target = TunnelTarget.of("a", new InetSocketAddress("127.0.0.1", 1));

	@Test
	void looksForTargetsIfThereAreSeveral() {
		TunnelOptions.Builder one = TunnelOptions.builder().target(this.target);
		assertThat(one.build().healthCheckInterval()).isZero();
		TunnelOptions.Builder two = one.target(TunnelTarget.of("b", new InetSocketAddress("127.0.0.1", 2)));
		assertThat(two.build().healthCheckInterval()).isEqualTo(Duration.ofSeconds(10));
		assertThat(two.healthCheckInterval(Duration.ZERO).build().healthCheckInterval()).isZero();
	}

	@Test
	void needsTargetsWithDifferentNames() {
		TunnelOptions.Builder builder = TunnelOptions.builder();
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("needs a target");
		builder.target(this.target).target(this.target);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("same name");
	}

	@Test
	void refusesValuesThatCannotBe() {
		TunnelOptions.Builder builder = TunnelOptions.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO))
			.withMessageContaining("connect-timeout");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.bufferSize(1))
			.withMessageContaining("buffer-size 1");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.fall(0)).withMessageContaining("fall");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.maxLifetime(Duration.ofSeconds(-1)))
			.withMessageContaining("max-lifetime");
	}

}
