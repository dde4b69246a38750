package io.spserver.boot.autoconfigure.rpc;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import javax.net.ssl.SSLContext;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.boot.annotation.JsonRpcError;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.rpc.jackson.client.JsonRpcClient;
import io.spserver.protocol.rpc.jackson.client.JsonRpcException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * One annotated interface on both sides, over HTTP and over TCP.
 */
class JsonRpcClientIntegrationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0");

	@ParameterizedTest
	@ValueSource(strings = { "http", "json-rpc" })
	void interfaceDescribesTheMethodsOnBothSides(String protocol) {
		this.contextRunner
			.withPropertyValues("spserver.servers.shop.port=0", "spserver.servers.shop.protocol=" + protocol)
			.withBean("prices", ShopPrices.class)
			.run((context) -> {
				try (JsonRpcClient client = JsonRpcClient.builder(uri(context, protocol))
					.namedParameters(true)
					.build()) {
					Prices prices = client.proxy(Prices.class);
					assertThat(prices.of("tea", Optional.empty())).isEqualTo(3);
					assertThat(prices.of("tea", Optional.of(2))).isEqualTo(6);
					assertThat(prices.later("cake").toCompletableFuture().get()).isEqualTo(4);
					assertThatExceptionOfType(JsonRpcException.class)
						.isThrownBy(() -> prices.of("gold", Optional.empty()))
						.satisfies((ex) -> assertThat(ex.code()).isEqualTo(404));
				}
			});
	}

	@ParameterizedTest
	@ValueSource(strings = { "http", "json-rpc" })
	void bundleSaysWhomToTrust(String protocol) throws Exception {
		X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
			.addSanDnsName("localhost")
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildSelfSigned();
		this.contextRunner.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
			.withPropertyValues("spserver.servers.shop.port=0", "spserver.servers.shop.protocol=" + protocol,
					"spserver.servers.shop.ssl.bundle=shop",
					"spring.ssl.bundle.pem.shop.keystore.certificate=" + certificate.getCertificatePEM(),
					"spring.ssl.bundle.pem.shop.keystore.private-key=" + certificate.getPrivateKeyPEM(),
					"spring.ssl.bundle.pem.friends.truststore.certificate=" + certificate.getCertificatePEM())
			.withBean("prices", ShopPrices.class)
			.run((context) -> {
				String port = context.getEnvironment().getRequiredProperty("local.spserver.shop.port");
				URI uri = URI.create(
						(protocol.equals("http")) ? "https://localhost:" + port + "/rpc" : "tls://localhost:" + port);
				SSLContext trust = context.getBean(SslBundles.class).getBundle("friends").createSslContext();
				try (JsonRpcClient client = JsonRpcClient.builder(uri).sslContext(trust).build()) {
					assertThat(client.proxy(Prices.class).of("tea", Optional.empty())).isEqualTo(3);
				}
			});
	}

	@Test
	void clientIsNotOfferedForRemoteCalls() {
		this.contextRunner
			.withBean("remote", Prices.class,
					() -> JsonRpcClient.create(Prices.class, URI.create("http://localhost:1/rpc")))
			.run((context) -> {
				assertThat(context).hasNotFailed();
				assertThat(RpcServiceBeans.services(context.getSourceApplicationContext().getBeanFactory())).isEmpty();
			});
	}

	private static URI uri(AssertableApplicationContext context, String protocol) {
		String port = context.getEnvironment().getRequiredProperty("local.spserver.shop.port");
		return URI.create((protocol.equals("http")) ? "http://127.0.0.1:" + port + "/rpc" : "tcp://127.0.0.1:" + port);
	}

	/** What can be called. */
	@JsonRpcService(prefix = "prices", server = "shop")
	interface Prices {

		@JsonRpcMethod("get")
		int of(@JsonRpcParam("item") String name, Optional<Integer> count);

		@JsonRpcMethod
		CompletionStage<Integer> later(@JsonRpcParam("item") String name);

	}

	static class ShopPrices implements Prices {

		@Override
		@JsonRpcError(exception = IllegalArgumentException.class, code = 404)
		public int of(String article, Optional<Integer> count) {
			if (article.equals("gold")) {
				throw new IllegalArgumentException("not sold here");
			}
			return article.length() * count.orElse(1);
		}

		@Override
		public CompletionStage<Integer> later(String article) {
			return CompletableFuture.supplyAsync(article::length);
		}

	}

}
