package io.spserver.async;

import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.UnixDomainSocketAddress;
import java.time.Duration;
import java.util.Map;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.spserver.SocketOptions;
import io.spserver.SocketOptions.KeepAlive;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SocketSettings} of connections that are opened.
 */
class SocketSettingsTests {

	private static final SocketOptions ALL = new SocketOptions(true, false,
			new KeepAlive(true, Duration.ofSeconds(30), Duration.ofMillis(5500), 3), 16_384, 32_768);

	private final Bootstrap bootstrap = new Bootstrap();

	private Object option(ChannelOption<?> option) {
		return this.bootstrap.config().options().get(option);
	}

	/** Those of the JDK are made anew each time. */
	private Object option(SocketOption<?> option) {
		return this.bootstrap.config()
			.options()
			.entrySet()
			.stream()
			.filter((each) -> each.getKey().name().equals(option.name()))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow();
	}

	@Test
	void connectionByTcpHasAllOfThem() {
		new SocketSettings(NativeTransport.NIO, ALL).apply(this.bootstrap, new InetSocketAddress(7));
		assertThat(option(ChannelOption.TCP_NODELAY)).isEqualTo(false);
		assertThat(option(ChannelOption.SO_KEEPALIVE)).isEqualTo(true);
		assertThat(option(ExtendedSocketOptions.TCP_KEEPIDLE)).isEqualTo(30);
		assertThat(option(ExtendedSocketOptions.TCP_KEEPINTERVAL)).isEqualTo(5);
		assertThat(option(ExtendedSocketOptions.TCP_KEEPCOUNT)).isEqualTo(3);
		assertThat(option(ChannelOption.SO_RCVBUF)).isEqualTo(16_384);
		assertThat(option(ChannelOption.SO_SNDBUF)).isEqualTo(32_768);
		assertThat(option(ChannelOption.ALLOW_HALF_CLOSURE)).isEqualTo(true);
	}

	@Test
	void connectionByAFileHasBuffersOnly() {
		new SocketSettings(NativeTransport.NIO, ALL).apply(this.bootstrap, UnixDomainSocketAddress.of("/run/s"));
		assertThat(this.bootstrap.config().options()).containsOnlyKeys(ChannelOption.ALLOW_HALF_CLOSURE,
				ChannelOption.RECVBUF_ALLOCATOR, ChannelOption.SO_RCVBUF, ChannelOption.SO_SNDBUF);
	}

	@Test
	void systemKeepsWhatIsNotSaid() {
		new SocketSettings(NativeTransport.NIO, SocketOptions.DEFAULT).apply(this.bootstrap, new InetSocketAddress(7));
		assertThat(this.bootstrap.config().options()).containsOnlyKeys(ChannelOption.ALLOW_HALF_CLOSURE,
				ChannelOption.RECVBUF_ALLOCATOR);
	}

}
