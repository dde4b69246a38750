package io.spserver.protocol.smtp;

import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.spserver.Handler;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.SessionId;
import io.spserver.protocol.smtp.codec.SmtpDecoder;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long sessions may last, across the beginning of TLS.
 */
class SessionTimeTests {

	private static final Duration LIMIT = Duration.ofMinutes(10);

	private final AtomicReference<SmtpDecoder> decoderAfterTls = new AtomicReference<>();

	private final Session session = (Session) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { Session.class }, (proxy, method, arguments) -> switch (method.getName()) {
				case "id" -> new SessionId("mail", 1);
				case "remoteAddress" -> InetSocketAddress.createUnresolved("peer", 1);
				case "canStartTls" -> true;
				case "isEncrypted" -> false;
				default -> throw new UnsupportedOperationException(method.getName());
			});

	private final Response response = (Response) Proxy.newProxyInstance(getClass().getClassLoader(),
			new Class<?>[] { Response.class }, (proxy, method, arguments) -> {
				if (method.getName().equals("decoder")) {
					this.decoderAfterTls.set((SmtpDecoder) arguments[0]);
				}
				return proxy;
			});

	@Test
	void theTimeOfASessionGoesOnWhenTlsBegins() throws Exception {
		long before = System.nanoTime();
		Runnable startTls = begin(LIMIT);
		long after = System.nanoTime();
		startTls.run();
		assertThat(this.decoderAfterTls.get().deadline()).isBetween(before + LIMIT.toNanos(),
				(after + LIMIT.toNanos()) | 1);
	}

	@Test
	void aSessionWithoutLimitHasNoneWithTls() throws Exception {
		begin(Duration.ZERO).run();
		assertThat(this.decoderAfterTls.get().deadline()).isZero();
	}

	private Runnable begin(Duration limit) throws Exception {
		SmtpProtocol protocol = SmtpProtocol
			.smtp(MailTest.options(MailTest.limits((limits) -> limits.maxSessionTime(limit))));
		SmtpHandlerFactory nobody = (session) -> new SmtpHandler() {
		};
		Handler handler = protocol.handlers(List.of(nobody), null, SmtpEvents.NONE).create(this.session);
		return () -> {
			ByteBuf in = Unpooled.copiedBuffer("STARTTLS\r\n", StandardCharsets.US_ASCII);
			try {
				SmtpDecoder decoder = (SmtpDecoder) protocol
					.newDecoder(ServerOptions.builder("mail", protocol).build());
				Object input = decoder.decode(in);
				assertThat(input).isNotNull();
				handler.received(new Request(this.session, input), this.response);
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
			finally {
				in.release();
			}
		};
	}

}
