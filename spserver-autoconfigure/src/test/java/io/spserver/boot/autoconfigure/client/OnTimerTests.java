package io.spserver.boot.autoconfigure.client;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.spserver.Dispatcher;
import io.spserver.Message;
import io.spserver.Session;
import io.spserver.Sessions;
import io.spserver.TimerResponse;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnTimer;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.boot.autoconfigure.TestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Scope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for methods with {@link OnTimer}.
 */
class OnTimerTests {

	private final ApplicationContextRunner contextRunner = ClientRunner.create();

	@Test
	void handlerSendsHeartbeatsToItsSessions() {
		this.contextRunner.withUserConfiguration(HeartbeatHandler.class)
			.withPropertyValues("spserver.servers.heart.port=0", "heart.interval=5ms")
			.run((context) -> {
				int port = context.getEnvironment().getRequiredProperty("local.spserver.heart.port", Integer.class);
				try (TestClient client = new TestClient(port)) {
					assertThat(client.read()).isEqualTo("tick");
					assertThat(client.read()).isEqualTo("tick");
				}
				assertThat(context.getBean(Dispatcher.class).timers()).isOne();
			});
	}

	@Test
	void methodSetsItsNextTimeAndEnds() {
		this.contextRunner.withUserConfiguration(CountingBean.class).run((context) -> {
			assertThat(context.getBean(CountingBean.class).calls.await(20, TimeUnit.SECONDS)).isTrue();
			await().until(() -> context.getBean(Dispatcher.class).timers() == 0);
		});
	}

	@Test
	void zeroIsNever() {
		this.contextRunner.withUserConfiguration(HeartbeatHandler.class)
			.withPropertyValues("spserver.servers.heart.port=0", "heart.interval=0")
			.run((context) -> assertThat(context.getBean(Dispatcher.class).timers()).isZero());
	}

	@ParameterizedTest
	@ValueSource(strings = { "soon", "-1s" })
	void whatIsNoDurationIsRefused(String interval) {
		this.contextRunner.withUserConfiguration(HeartbeatHandler.class)
			.withPropertyValues("spserver.servers.heart.port=0", "heart.interval=" + interval)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("'" + interval + "'")
				.hasMessageContaining("HeartbeatHandler.beat"));
	}

	@ParameterizedTest
	@ValueSource(classes = { PrototypeBean.class, TextBean.class, SessionBean.class, StaticBean.class })
	void methodThatATimerCannotCallIsRefused(Class<?> type) {
		this.contextRunner.withUserConfiguration(type)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidHandlerException.class, (ex) -> {
					assertThat(ex).hasMessageContaining(type.getSimpleName());
					assertThat(ex.getAction()).isNotBlank();
				}));
	}

	@SpHandler("heart")
	static class HeartbeatHandler {

		@OnMessage
		void received() {
		}

		@OnTimer("${heart.interval}")
		void beat(Sessions sessions, TimerResponse response) {
			List<Session> all = sessions.list("heart");
			response.send(Message.text("tick").to(all.stream().map(Session::id).toList()));
		}

	}

	static class CountingBean {

		private final CountDownLatch calls = new CountDownLatch(3);

		@OnTimer(value = "1h", initialDelay = "0")
		@Nullable Duration count() {
			this.calls.countDown();
			return (this.calls.getCount() > 0) ? Duration.ofMillis(1) : null;
		}

	}

	@Scope("prototype")
	static class PrototypeBean {

		@OnTimer("1s")
		void tick() {
		}

	}

	static class TextBean {

		@OnTimer("1s")
		String tick() {
			return "tick";
		}

	}

	static class SessionBean {

		@OnTimer("1s")
		void tick(Session session) {
		}

	}

	static class StaticBean {

		@OnTimer("1s")
		static void tick() {
		}

	}

}
