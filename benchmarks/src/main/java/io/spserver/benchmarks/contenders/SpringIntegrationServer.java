package io.spserver.benchmarks.contenders;

import java.nio.charset.StandardCharsets;

import io.spserver.benchmarks.work.Work;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.ip.dsl.Tcp;
import org.springframework.integration.ip.tcp.connection.AbstractServerConnectionFactory;
import org.springframework.integration.ip.tcp.connection.TcpNioServerConnectionFactory;
import org.springframework.integration.ip.tcp.serializer.TcpCodecs;

/**
 * Spring Integration's inbound TCP gateway on its NIO connection factory, with its own
 * threads and its own limit of 2 KB a line, since it takes the memory for the longest
 * line that is allowed.
 */
@Configuration(proxyBeanMethods = false)
@EnableIntegration
class SpringIntegrationServer {

	static int listen() throws InterruptedException {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(
				SpringIntegrationServer.class);
		AbstractServerConnectionFactory server = context.getBean(AbstractServerConnectionFactory.class);
		while (server.getPort() == 0) {
			Thread.sleep(10);
		}
		return server.getPort();
	}

	@Bean
	TcpNioServerConnectionFactory server() {
		TcpNioServerConnectionFactory server = new TcpNioServerConnectionFactory(0);
		server.setLocalAddress(Settings.ADDRESS);
		server.setBacklog(Settings.BACKLOG);
		server.setSerializer(TcpCodecs.crlf());
		server.setDeserializer(TcpCodecs.crlf());
		server.setSoTcpNoDelay(true);
		return server;
	}

	@Bean
	IntegrationFlow echo(TcpNioServerConnectionFactory server) {
		return IntegrationFlow.from(Tcp.inboundGateway(server)).handle(byte[].class, (line, headers) -> {
			Work.ofLine(new String(line, StandardCharsets.UTF_8)).perform();
			return line;
		}).get();
	}

}
