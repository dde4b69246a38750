package io.spserver.async;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Event loops with a thread each.
 */
@Timeout(60)
class FairEventLoopGroupTests {

	private final CompletableFuture<Boolean> inactive = new CompletableFuture<>();

	@Test
	void closesItsConnectionsAlsoIfShutDownByATaskOfItsOwn() throws Exception {
		NativeTransport transport = NativeTransport.of(Transport.AUTO);
		FairEventLoopGroup group = new FairEventLoopGroup(1, new DefaultThreadFactory("fair-test"), transport);
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Channel channel = new Bootstrap().group(group)
				.channelFactory(() -> OutboundChannels.create(transport, server.getLocalSocketAddress()))
				.handler(new ChannelInboundHandlerAdapter() {

					@Override
					public void channelInactive(ChannelHandlerContext ctx) {
						FairEventLoopGroupTests.this.inactive.complete(true);
					}

				})
				.connect(server.getLocalSocketAddress())
				.sync()
				.channel();
			group.execute(() -> group.shutdownGracefully(0, 0, TimeUnit.SECONDS));
			assertThat(group.terminationFuture().await(20, TimeUnit.SECONDS)).isTrue();
			assertThat(channel.isOpen()).isFalse();
			assertThat(this.inactive.get(20, TimeUnit.SECONDS)).isTrue();
		}
	}

}
