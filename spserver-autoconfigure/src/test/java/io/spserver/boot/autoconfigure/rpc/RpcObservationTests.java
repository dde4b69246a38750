package io.spserver.boot.autoconfigure.rpc;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.observation.DefaultMeterObservationHandler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.actuator.SpServerMetricsAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.http.TestHttpClient;
import io.spserver.protocol.rpc.RpcException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link RpcObservationConfiguration}.
 */
class RpcObservationTests {

	private final ObservationRegistry registry = ObservationRegistry.create();

	private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class, SpServerMetricsAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0")
		.withBean(ObservationRegistry.class, () -> this.registry)
		.withBean(Service.class);

	@BeforeEach
	void record() {
		this.registry.observationConfig().observationHandler(new ObservationHandler<>() {

			@Override
			public void onStop(Observation.Context context) {
				RpcObservationTests.this.stopped.add(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof RpcObservationContext;
			}

		});
	}

	@ParameterizedTest
	@CsvSource({ "quick,success,false", "later,success,false", "refuse,application-error,false",
			"fail,internal-error,true", "failLater,internal-error,true" })
	void eachCallIsObserved(String method, String outcome, boolean error) {
		this.contextRunner.run((context) -> {
			new TestHttpClient(context.getEnvironment(), "admin").post("/rpc",
					"{\"jsonrpc\":\"2.0\",\"method\":\"svc." + method + "\",\"id\":1}");
			await().until(() -> this.stopped.size() == 1);
			assertThat(this.stopped).singleElement().satisfies((observed) -> {
				assertThat(observed.getName()).isEqualTo("spserver.rpc.call");
				assertThat(observed.getContextualName()).isEqualTo("rpc svc." + method);
				assertThat(observed.getLowCardinalityKeyValues()).containsExactlyInAnyOrder(
						KeyValue.of("server", "admin"), KeyValue.of("method", "svc." + method),
						KeyValue.of("outcome", outcome));
				assertThat(observed.getError() != null).isEqualTo(error);
			});
		});
	}

	@Test
	void observationsBecomeNoFurtherMeters() {
		this.contextRunner.withConfiguration(AutoConfigurations.of(MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				MeterRegistry meters = context.getBean(MeterRegistry.class);
				this.registry.observationConfig().observationHandler(new DefaultMeterObservationHandler(meters));
				new TestHttpClient(context.getEnvironment(), "admin").post("/rpc",
						"{\"jsonrpc\":\"2.0\",\"method\":\"svc.quick\",\"id\":1}");
				await().untilAsserted(() -> assertThat(meters.find("spserver.rpc").timer()).isNotNull());
				assertThat(meters.getMeters()).extracting((meter) -> meter.getId().getName())
					.contains("http.server.requests")
					.noneMatch((name) -> name.startsWith("spserver.rpc."));
			});
	}

	@Test
	void conventionMayBeAnother() {
		this.contextRunner.withBean(RpcObservationConvention.class, () -> new RpcObservationConvention() {

			@Override
			public String getName() {
				return "calls";
			}

		}).run((context) -> {
			new TestHttpClient(context.getEnvironment(), "admin").post("/rpc",
					"{\"jsonrpc\":\"2.0\",\"method\":\"svc.quick\",\"id\":1}");
			assertThat(this.stopped).extracting(Observation.Context::getName).containsExactly("calls");
		});
	}

	@JsonRpcService("svc")
	static class Service {

		@JsonRpcMethod
		void quick() {
		}

		@JsonRpcMethod
		CompletionStage<Integer> later() {
			return CompletableFuture.supplyAsync(() -> 1);
		}

		@JsonRpcMethod
		void refuse() {
			throw new RpcException(7, "planned");
		}

		@JsonRpcMethod
		void fail() {
			throw new IllegalStateException("planned");
		}

		@JsonRpcMethod
		CompletionStage<Integer> failLater() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("planned");
			});
		}

	}

}
