package io.spserver.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.spserver.CloseReason;
import io.spserver.Decoder;
import io.spserver.Handler;
import io.spserver.Pattern;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.codec.Protocols;
import io.spserver.connection.Connection;
import io.spserver.connection.ConnectionProtocol;
import io.spserver.connection.Traffic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions whose protocol handles the bytes itself, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class HandedOverTests extends PatternTest {

	private final List<String> told = new CopyOnWriteArrayList<>();

	HandedOverTests(Pattern pattern) {
		super(pattern);
	}

	@Test
	void endsWhenTheConnectionBreaks() throws Exception {
		SpServer server = this.runtime.start((session) -> new Teller(), (options) -> rebuilt(options.build()));
		try (LineClient client = new LineClient(server)) {
			client.send("anything");
			Awaitility.await()
				.untilAsserted(() -> assertThat(this.told).containsExactly("failed broken", "closed IO_ERROR"));
			Awaitility.await().until(() -> this.runtime.sessions().count() == 0);
			assertThat(this.runtime.closings).containsExactly(CloseReason.IO_ERROR);
		}
		assertThat(this.runtime.stop(server)).isTrue();
	}

	private static ServerOptions.Builder rebuilt(ServerOptions options) {
		return options.toBuilder().protocol(new Breaking());
	}

	private final class Teller implements Handler {

		@Override
		public void received(Request request, Response response) {
			HandedOverTests.this.told.add("received");
		}

		@Override
		public void failed(Session session, Throwable cause, Response response) {
			HandedOverTests.this.told.add("failed " + cause.getMessage());
		}

		@Override
		public void closed(Session session, CloseReason reason) {
			HandedOverTests.this.told.add("closed " + reason);
		}

	}

	/** Breaks each connection at its first byte, while it is busy. */
	private static final class Breaking implements ConnectionProtocol {

		@Override
		public String name() {
			return "breaking";
		}

		@Override
		public Decoder newDecoder(ServerOptions options) {
			return Protocols.raw().newDecoder(options);
		}

		@Override
		public void begin(Connection connection) {
			connection.handOver(new Traffic() {

				@Override
				public boolean isBusy() {
					return true;
				}

				@Override
				public void drain(CloseReason reason) {
				}

				@Override
				public void close() {
				}

			});
			connection.insert(new ChannelInboundHandlerAdapter() {

				@Override
				public void channelRead(ChannelHandlerContext ctx, Object message) throws IOException {
					ReferenceCountUtil.release(message);
					throw new IOException("broken");
				}

			});
		}

	}

}
