package io.spserver.boot.autoconfigure.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.Client;
import io.spserver.ConnectOptions;
import io.spserver.Conversation;
import io.spserver.Dispatcher;
import io.spserver.Handler;
import io.spserver.Session;
import io.spserver.SocketOptions;
import io.spserver.SocketOptions.KeepAlive;
import io.spserver.boot.SpClientEvent;
import io.spserver.boot.SpClients;
import io.spserver.boot.SpServerEvent;
import io.spserver.boot.SpServerStatistics;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.OnOpen;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.codec.Protocols;
import io.spserver.server.SpDispatcher;
import io.spserver.server.SpServer;
import io.spserver.server.SpServerRuntime;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link SpServerClientAutoConfiguration}.
 */
class SpServerClientAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = ClientRunner.create();

	private static Client connected(AssertableApplicationContext context, String name) {
		Client client = context.getBean(SpClients.class).get(name);
		join(client.connect());
		return client;
	}

	private static <T> T join(CompletableFuture<T> future) {
		return future.orTimeout(20, TimeUnit.SECONDS).join();
	}

	@Test
	void annotatedHandlerHandlesAClient() {
		this.contextRunner.withUserConfiguration(GreeterHandler.class)
			.withPropertyValues("spserver.clients.greeter.server=echo")
			.run((context) -> {
				connected(context, "greeter");
				await().untilAsserted(
						() -> assertThat(context.getBean(GreeterHandler.class).heard).containsExactly("echo hello"));
			});
	}

	@Test
	void conversationAsksAndAwaitsTheAnswer() {
		this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
			.withPropertyValues("spserver.clients.backend.server=echo", "spserver.clients.backend.connect=on-demand")
			.run((context) -> {
				Client client = context.getBean(SpClients.class).get("backend");
				assertThat(client.isConnected()).isFalse();
				Conversation conversation = context.getBean(Conversation.class);
				assertThat(join(client.connect().thenCompose((session) -> conversation.ask("ping"))).text())
					.isEqualTo("echo ping");
			});
	}

	@Test
	void clientConnectsByAddressAndPort() {
		this.contextRunner.run((context) -> {
			int port = context.getEnvironment().getRequiredProperty("local.spserver.echo.port", Integer.class);
			this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
				.withPropertyValues("spserver.clients.backend.address=localhost",
						"spserver.clients.backend.port=" + port)
				.run((other) -> {
					connected(other, "backend");
					assertThat(join(other.getBean(Conversation.class).ask("a")).text()).isEqualTo("echo a");
				});
		});
	}

	@Test
	void clientSpeaksTls() throws Exception {
		X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
			.addSanDnsName("backend.example.org")
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildSelfSigned();
		this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
			.withPropertyValues("spserver.clients.backend.server=echo", "spserver.servers.echo.ssl.bundle=own",
					"spserver.clients.backend.ssl.bundle=trust",
					"spserver.clients.backend.ssl.server-name=backend.example.org",
					"spring.ssl.bundle.pem.own.keystore.certificate=" + certificate.getCertificatePEM(),
					"spring.ssl.bundle.pem.own.keystore.private-key=" + certificate.getPrivateKeyPEM(),
					"spring.ssl.bundle.pem.trust.truststore.certificate=" + certificate.getCertificatePEM())
			.run((context) -> {
				Client client = connected(context, "backend");
				assertThat(client.session()).get().extracting(Session::isEncrypted).isEqualTo(true);
				assertThat(join(context.getBean(Conversation.class).ask("a")).text()).isEqualTo("echo a");
			});
	}

	@Test
	void clientConnectsAgainAndPublishesEvents() throws Exception {
		Events events = new Events();
		try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
			server.setSoTimeout(20_000);
			this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
				.withBean(Events.class, () -> events)
				.withPropertyValues("spserver.clients.backend.port=" + server.getLocalPort(),
						"spserver.clients.backend.reconnect.initial=1ms", "spserver.clients.backend.reconnect.max=5ms")
				.run((context) -> {
					server.accept().close();
					try (Socket second = server.accept()) {
						assertThat(second.isConnected()).isTrue();
						await().untilAsserted(() -> assertThat(events.names).startsWith("SpServerStartedEvent",
								"SpClientConnectedEvent", "SpClientDisconnectedEvent", "SpClientConnectedEvent"));
					}
				});
		}
	}

	@Test
	void clientsStopBeforeServers() {
		Events events = new Events();
		this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
			.withBean(Events.class, () -> events)
			.withPropertyValues("spserver.clients.backend.server=echo")
			.run((context) -> {
				connected(context, "backend");
				((AbstractApplicationContext) context.getSourceApplicationContext()).close();
				assertThat(events.names).containsExactly("SpServerStartedEvent", "SpClientConnectedEvent",
						"SpClientDisconnectedEvent", "SpServerStoppedEvent");
			});
	}

	@Test
	void applicationStopsWhileAClientConnectsAgain() throws Exception {
		try (Socket nobody = new Socket()) {
			nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
			this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
				.withPropertyValues("spserver.clients.backend.port=" + nobody.getLocalPort(),
						"spserver.clients.backend.reconnect.initial=1h", "spserver.clients.backend.reconnect.max=1h")
				.run((context) -> {
					CompletableFuture<Void> closed = CompletableFuture
						.runAsync(((AbstractApplicationContext) context.getSourceApplicationContext())::close);
					assertThat(closed).succeedsWithin(Duration.ofSeconds(20));
				});
		}
	}

	@Test
	void statisticsShowClientsAndTheDispatcher() {
		this.contextRunner.withUserConfiguration(ConversationConfiguration.class)
			.withPropertyValues("spserver.clients.backend.server=echo", "spserver.dispatcher.max-connections=7")
			.run((context) -> {
				SpServerStatistics statistics = context.getBean(SpServerStatistics.class);
				connected(context, "backend");
				assertThat(statistics.server("backend")).containsEntry("connected", true)
					.containsEntry("protocol", "line")
					.containsKeys("remoteAddress", "connections", "latency", "bytes");
				assertThat(statistics.sessions("backend")).extractingByKey("sessions")
					.asInstanceOf(InstanceOfAssertFactories.LIST)
					.hasSize(1);
				assertThat(statistics.server("dispatcher")).isNull();
				Dispatcher dispatcher = context.getBean(Dispatcher.class);
				assertThat(statistics.server(dispatcher.name())).containsEntry("timers", 0);
				assertThat(statistics.all()).extractingByKey("clients")
					.asInstanceOf(InstanceOfAssertFactories.list(Map.class))
					.extracting((client) -> client.get("name"))
					.containsExactly("dispatcher", "backend");
			});
	}

	@Test
	void dispatcherIsABean() {
		this.contextRunner.run((context) -> {
			SpServer server = context.getBean(SpServerRuntime.class).servers().get(0);
			List<String> heard = new CopyOnWriteArrayList<>();
			Handler handler = (request, response) -> heard.add(request.text());
			join(context.getBean(Dispatcher.class)
				.connect(Objects.requireNonNull(server.localAddress()), Protocols.line(), handler,
						ConnectOptions.defaults()))
				.send("a");
			await().untilAsserted(() -> assertThat(heard).containsExactly("echo a"));
		});
	}

	@Test
	void socketsAreAsPropertiesSay() {
		this.contextRunner.withUserConfiguration(GreeterHandler.class)
			.withPropertyValues("spserver.clients.greeter.server=echo",
					"spserver.clients.greeter.socket.keep-alive.enabled=false",
					"spserver.clients.greeter.socket.receive-buffer=16KB", "spserver.dispatcher.socket.no-delay=false")
			.run((context) -> {
				KeepAlive none = new KeepAlive(false, Duration.ZERO, Duration.ZERO, 0);
				assertThat(context.getBean(SpServerRuntime.class).clients().get(0).options().network().sockets())
					.isEqualTo(new SocketOptions(false, true, none, 16 * 1024, 0));
				KeepAlive probes = new KeepAlive(true, Duration.ZERO, Duration.ZERO, 0);
				assertThat(context.getBean(SpDispatcher.class).options().network().sockets())
					.isEqualTo(new SocketOptions(false, false, probes, 0, 0));
			});
	}

	@Test
	void disabledClientIsNotCreatedAndMayHaveAHandler() {
		this.contextRunner.withUserConfiguration(GreeterHandler.class)
			.withPropertyValues("spserver.clients.greeter.server=echo", "spserver.clients.greeter.enabled=false")
			.run((context) -> assertThat(context.getBean(SpClients.class).list()).isEmpty());
	}

	@Test
	void nothingIsCreatedWhenAllIsDisabled() {
		this.contextRunner.withUserConfiguration(GreeterHandler.class)
			.withPropertyValues("spserver.clients.greeter.server=echo", "spserver.enabled=false")
			.run((context) -> {
				assertThat(context).hasNotFailed().hasSingleBean(Dispatcher.class);
				assertThat(context.getBean(SpClients.class).list()).isEmpty();
			});
	}

	@SpHandler("greeter")
	static class GreeterHandler {

		private final List<String> heard = new CopyOnWriteArrayList<>();

		@OnOpen
		String greet() {
			return "hello";
		}

		@OnMessage
		void hear(String line) {
			this.heard.add(line);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class ConversationConfiguration {

		@Bean
		@SpHandler("backend")
		Conversation conversation() {
			return Conversation.inOrder().build();
		}

	}

	static class Events implements ApplicationListener<ApplicationEvent> {

		private final List<String> names = new CopyOnWriteArrayList<>();

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			if (event instanceof SpServerEvent || event instanceof SpClientEvent) {
				this.names.add(event.getClass().getSimpleName());
			}
		}

	}

}
