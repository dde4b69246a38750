package io.spserver.protocol.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import io.netty.handler.codec.http2.Http2Error;
import io.spserver.Pattern;
import io.spserver.Session;
import io.spserver.protocol.http.Http2Peer.Frame;
import io.spserver.server.SpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How connections of HTTP/2 end when the server wants them to, in both patterns.
 */
@ParameterizedClass
@EnumSource(Pattern.class)
class Http2StopTests extends Http2Test {

	Http2StopTests(Pattern pattern) {
		super(pattern);
	}

	private HttpRoutes routes() {
		return HttpRoutes.builder().get("/", (request) -> HttpResponse.text("root")).get("/block", this::block).build();
	}

	private static int lastStream(Frame goAway) {
		return goAway.number(0);
	}

	@Test
	void finishesStreamsWhenTheServerStops() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.answersPings = false;
			peer.get(1, "/block").get(3, "/").answer(3);
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(10));
			Frame first = peer.await(Http2Peer.GOAWAY);
			assertThat(lastStream(first)).isEqualTo(Integer.MAX_VALUE);
			Frame ping = peer.await(Http2Peer.PING);
			// Was on its way when the server began to stop.
			assertThat(peer.get(5, "/").answer(5).text()).isEqualTo("root");
			peer.frame(Http2Peer.PING, Http2Peer.ACK, 0, ping.payload());
			assertThat(lastStream(peer.await(Http2Peer.GOAWAY))).isEqualTo(5);
			assertThat(stopped).isNotDone();
			this.release.countDown();
			assertThat(peer.answer(1).text()).isEqualTo("released /block");
			assertThat(peer.next()).isNull();
			peer.close();
			assertThat(stopped.join()).isTrue();
		}
	}

	@Test
	void doesNotWaitForEverForPeersThatDoNotAnswerPings() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.answersPings = false;
			peer.get(1, "/").answer(1);
			CompletableFuture<Boolean> stopped = server.stop(Duration.ofSeconds(10));
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
			peer.close();
			assertThat(stopped.join()).isTrue();
		}
	}

	@Test
	void cutsStreamsThatDoNotFinishInTime() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.get(1, "/block");
			Awaitility.await().until(() -> this.blocked.get() == 1);
			assertThat(server.stop(Duration.ofMillis(100)).join()).isFalse();
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
	}

	@Test
	void dropsUploadsThatNobodyHasTakenWhenTimeIsUp() throws Exception {
		SpServer server = start(routes(), (options) -> options.maxThreads(1), null);
		try (Http2Peer peer = connect(server)) {
			peer.get(1, "/block");
			Awaitility.await().until(() -> this.blocked.get() == 1);
			byte[] part = new byte[16 * 1024];
			int sent = 0;
			for (int stream = 3; stream <= 15; stream += 2) {
				peer.post(stream, "/");
				for (int i = 0; i < Http2CodecBuilder.STREAM_WINDOW / part.length; i++) {
					peer.data(stream, false, part);
					sent += part.length;
				}
			}
			int all = sent;
			Awaitility.await().until(() -> server.statistics().bytes().read() >= all);
			assertThat(server.stop(Duration.ofMillis(100)).join()).isFalse();
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
	}

	@Test
	void letsStreamsFinishWhenTheirConnectionIsClosedByItsSession() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.get(1, "/block");
			Awaitility.await().until(() -> this.blocked.get() == 1);
			Session stream = session(true);
			Session connection = session(false);
			assertThat(stream.carrier()).isSameAs(connection);
			assertThat(stream.remoteAddress()).isEqualTo(connection.remoteAddress());
			connection.close();
			peer.await(Http2Peer.GOAWAY);
			this.release.countDown();
			assertThat(peer.answer(1).text()).isEqualTo("released /block");
			assertThat(peer.goAway()).isEqualTo(Http2Error.NO_ERROR);
		}
	}

	@Test
	void resetsStreamsWhoseSessionIsClosed() throws Exception {
		SpServer server = start(routes());
		try (Http2Peer peer = connect(server)) {
			peer.get(1, "/block");
			Awaitility.await().until(() -> this.blocked.get() == 1);
			session(true).close();
			assertThat(peer.answer(1).error()).isEqualTo(Http2Error.CANCEL);
			assertThat(peer.get(3, "/").answer(3).text()).isEqualTo("root");
		}
	}

	private Session session(boolean carried) {
		return this.runtime.sessions()
			.list()
			.stream()
			.filter((session) -> carried == (session.carrier() != null))
			.findFirst()
			.orElseThrow();
	}

}
