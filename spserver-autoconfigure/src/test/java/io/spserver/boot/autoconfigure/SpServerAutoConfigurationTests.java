package io.spserver.boot.autoconfigure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.Handler;
import io.spserver.Message;
import io.spserver.Pattern;
import io.spserver.Protocol;
import io.spserver.ServerState;
import io.spserver.Sessions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.RuntimeOptionsCustomizer;
import io.spserver.boot.ServerOptionsCustomizer;
import io.spserver.boot.SpServerEvent;
import io.spserver.boot.SpServerLifecycle;
import io.spserver.boot.SpServerStartException;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.codec.Protocols;
import io.spserver.server.RuntimeOptions;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.junit.jupiter.api.Test;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerAutoConfiguration}.
 */
class SpServerAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0");

	private final ApplicationContextRunner echoRunner = this.contextRunner.withBean(Echo.class)
		.withPropertyValues("spserver.servers.echo.port=0");

	@Test
	void plainApplicationGetsTheAdminServerAndNothingElse() {
		this.contextRunner.run((context) -> {
			assertThat(servers(context)).extracting(SpServer::name).containsExactly("admin");
			SpServer admin = servers(context).get(0);
			assertThat(admin.state()).isEqualTo(ServerState.RUNNING);
			assertThat(admin.options().pattern()).isEqualTo(Pattern.LEADER_FOLLOWERS);
			assertThat(admin.options().protocol().name()).isEqualTo("http");
		});
	}

	@Test
	void adminServerCanBeDisabled() {
		this.echoRunner.withPropertyValues("spserver.admin.enabled=false")
			.run((context) -> assertThat(servers(context)).extracting(SpServer::name).containsExactly("echo"));
	}

	@Test
	void explainsCharsetThatTheProtocolCannotUse() {
		this.contextRunner.withBean("echo", Handler.class, () -> (request, response) -> response.reply(request.text()))
			.withPropertyValues("spserver.servers.echo.port=0", "spserver.servers.echo.charset=UTF-16")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> assertThat(ex)
					.hasMessageContaining("'spserver.servers.echo.charset' has the value 'UTF-16'")));
	}

	@Test
	void nothingIsStartedWhenDisabled() {
		Set<Thread> threads = serverThreads();
		this.echoRunner.withPropertyValues("spserver.enabled=false").run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(SpServerLifecycle.class).hasSingleBean(Sessions.class);
			assertThat(servers(context)).isEmpty();
			assertThat(serverThreads()).isSubsetOf(threads);
		});
	}

	@Test
	void serverOfPropertiesIsHandledByAnnotatedBean() {
		this.echoRunner.run((context) -> {
			try (TestClient client = new TestClient(port(context, "echo"))) {
				assertThat(client.send("hello").read()).isEqualTo("echo hello");
			}
		});
	}

	@Test
	void disabledServerIsNotStartedAndItsHandlerIsNoMistake() {
		this.echoRunner.withPropertyValues("spserver.servers.echo.enabled=false")
			.run((context) -> assertThat(servers(context)).extracting(SpServer::name).containsExactly("admin"));
	}

	@Test
	void serverWorksWithLazyInitialization() {
		this.echoRunner
			.withInitializer(
					(context) -> context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor()))
			.run((context) -> {
				try (TestClient client = new TestClient(port(context, "echo"))) {
					assertThat(client.send("hello").read()).isEqualTo("echo hello");
				}
			});
	}

	@Test
	void sessionsCanBeInjected() {
		this.echoRunner.run((context) -> {
			try (TestClient client = new TestClient(port(context, "echo"))) {
				client.send("hello").read();
				Sessions sessions = context.getBean(Sessions.class);
				assertThat(sessions.count("echo")).isEqualTo(1);
				sessions.send(Message.text("news").to(sessions.list("echo").get(0).id()));
				assertThat(client.read()).isEqualTo("news");
			}
		});
	}

	@Test
	void userRuntimeWins() {
		this.contextRunner.withUserConfiguration(OwnRuntime.class)
			.run((context) -> assertThat(context.getBean(SpServerRuntime.class).statistics().workerThreads())
				.isEqualTo(3));
	}

	@Test
	void customizersComeAfterProperties() {
		this.echoRunner.withUserConfiguration(Customizers.class)
			.withPropertyValues("spserver.runtime.worker-threads=9", "spserver.servers.echo.max-connections=10")
			.run((context) -> {
				assertThat(context.getBean(SpServerRuntime.class).statistics().workerThreads()).isEqualTo(10);
				SpServer echo = server(context, "echo");
				assertThat(echo.options().maxConnections()).isEqualTo(10);
				assertThat(echo.options().refusedMessage()).isEqualTo("No room in echo");
			});
	}

	@Test
	void userProtocolIsChosenByItsName() {
		this.contextRunner.withUserConfiguration(OwnProtocol.class)
			.withPropertyValues("spserver.servers.shout.port=0", "spserver.servers.shout.protocol=shout")
			.run((context) -> {
				try (TestClient client = new TestClient(port(context, "shout"))) {
					assertThat(client.send("hello").read()).isEqualTo("HELLO!");
				}
			});
	}

	@Test
	void serversStartInOrderAfterTheAdminServerAndStopBeforeIt() {
		List<String> events = new ArrayList<>();
		this.echoRunner.withBean(EventLog.class, () -> new EventLog(events)).run((context) -> {
			assertThat(events).containsExactly("SpServerStartedEvent admin", "SpServerStartedEvent echo");
			context.close();
			assertThat(events).containsExactly("SpServerStartedEvent admin", "SpServerStartedEvent echo",
					"SpServerStoppedEvent echo", "SpServerStoppedEvent admin");
		});
	}

	@Test
	void stoppedContextCanBeStartedAgain() {
		this.echoRunner.run((context) -> {
			context.getSourceApplicationContext().stop();
			assertThat(server(context, "echo").state()).isEqualTo(ServerState.STOPPED);
			context.getSourceApplicationContext().start();
			try (TestClient client = new TestClient(port(context, "echo"))) {
				assertThat(client.send("hello").read()).isEqualTo("echo hello");
			}
		});
	}

	@Test
	void shutdownTimeoutIsThatOfThePhaseByDefault() {
		this.contextRunner.withPropertyValues("spring.lifecycle.timeout-per-shutdown-phase=12s")
			.run((context) -> assertThat(context.getBean("serversLifecycle"))
				.hasFieldOrPropertyWithValue("shutdownTimeout", Duration.ofSeconds(12)));
	}

	@Test
	void serverWithoutHandlerStopsTheStart() {
		this.contextRunner.withPropertyValues("spserver.servers.echo.port=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HandlerMappingException.class)
				.hasMessageContaining("'echo' has no handler"));
	}

	@Test
	void handlerWithoutServerStopsTheStart() {
		this.contextRunner.withBean(Echo.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HandlerMappingException.class)
				.hasMessageContaining("server 'echo'")
				.hasMessageContaining("no such server"));
	}

	@Test
	void missingPortStopsTheStart() {
		this.contextRunner.withBean(Echo.class)
			.withPropertyValues("spserver.servers.echo.protocol=line")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.servers.echo.port' is missing"));
	}

	@Test
	void portInUseStopsTheStart() {
		this.echoRunner
			.run((context) -> this.echoRunner.withPropertyValues("spserver.servers.echo.port=" + port(context, "echo"))
				.run((second) -> assertThat(second).getFailure()
					.cause()
					.isInstanceOf(SpServerStartException.class)
					.hasMessageContaining("'echo'")
					.rootCause()
					.hasMessageContaining("in use")));
	}

	@Test
	void ioUringForLeaderFollowersStopsTheStart() {
		this.contextRunner.withPropertyValues("spserver.runtime.transport=io-uring").run((context) -> {
			assertThat(context).hasFailed();
			assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("io-uring");
		});
	}

	private static Set<Thread> serverThreads() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getName().startsWith("spserver"))
			.collect(Collectors.toSet());
	}

	private static List<SpServer> servers(AssertableApplicationContext context) {
		return context.getBean(SpServerRuntime.class).servers();
	}

	private static SpServer server(AssertableApplicationContext context, String name) {
		return servers(context).stream().filter((server) -> server.name().equals(name)).findFirst().orElseThrow();
	}

	private static int port(AssertableApplicationContext context, String name) {
		return context.getEnvironment().getRequiredProperty("local.spserver." + name + ".port", Integer.class);
	}

	@SpHandler("echo")
	static class Echo {

		@OnMessage
		String echo(String line) {
			return "echo " + line;
		}

	}

	static class EventLog {

		private final List<String> events;

		EventLog(List<String> events) {
			this.events = events;
		}

		@EventListener
		void on(SpServerEvent event) {
			this.events.add(event.getClass().getSimpleName() + " " + event.getServer().name());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRuntime {

		@Bean
		SpServerRuntime runtime() {
			RuntimeOptions defaults = RuntimeOptions.defaults();
			return new SpServerRuntime(new RuntimeOptions(defaults.transport(), 1, 3, false), List.of());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Customizers {

		@Bean
		RuntimeOptionsCustomizer oneMoreWorker() {
			return (options) -> new RuntimeOptions(options.transport(), options.ioThreads(),
					options.workerThreads() + 1, options.virtualThreads());
		}

		@Bean
		ServerOptionsCustomizer refusal() {
			return (server, options) -> options.refusedMessage("No room in " + server);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnProtocol {

		@Bean
		Protocol shoutProtocol() {
			return new ShoutProtocol(Protocols.line());
		}

		@Bean
		Handler shout() {
			return (request, response) -> response.reply(request.text());
		}

	}

}
