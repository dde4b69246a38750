package io.spserver.boot.autoconfigure.rpc;

import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.actuator.SpServerMetricsAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.boot.autoconfigure.http.TestHttpClient;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.test.json.JsonAssert;
import org.springframework.test.json.JsonCompareMode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SpServerRpcAutoConfiguration}.
 */
class SpServerRpcAutoConfigurationTests {

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SpServerAutoConfiguration.class, SpServerHttpAutoConfiguration.class,
				SpServerRpcAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0");

	@Test
	void annotatedMethodIsCalledOnTheAdminServer() {
		this.contextRunner.withBean(Calculator.class)
			.run((context) -> assertResult(call(context, "/rpc", "calc.add", "[1, 2]"), "3"));
	}

	@Test
	void nameIsThatOfTheJavaMethodUnlessItIsGiven() {
		this.contextRunner.withBean(Calculator.class).run((context) -> {
			assertResult(call(context, "/rpc", "calc.subtract", "{\"b\": 2, \"a\": 5}"), "3");
			assertThat(call(context, "/rpc", "calc.minus", "[5, 2]")).contains("-32601");
		});
	}

	@Test
	void serviceWithoutPrefixHasPlainNames() {
		this.contextRunner.withBean(Plain.class)
			.run((context) -> assertResult(call(context, "/rpc", "ping", "[]"), "\"pong\""));
	}

	@Test
	void proxiedServiceIsCalledThroughItsProxy() {
		this.contextRunner.withBean(Plain.class)
			.withBean(Proxying.class)
			.run((context) -> assertResult(call(context, "/rpc", "ping", "[]"), "\"[pong]\""));
	}

	@Test
	void methodsThatAreABeanAreCalled() {
		this.contextRunner
			.withBean(RpcMethods.class,
					() -> RpcMethods.builder().add(RpcMethod.of("answer", List.of(), (arguments) -> 42)).build())
			.run((context) -> assertResult(call(context, "/rpc", "answer", "[]"), "42"));
	}

	@Test
	void indexOfTheAdminServerListsThePath() {
		this.contextRunner
			.run((context) -> assertThat(new TestHttpClient(context.getEnvironment(), "admin").get("/").body())
				.contains("POST   /rpc"));
	}

	@Test
	void pathCanBeChanged() {
		this.contextRunner.withBean(Calculator.class)
			.withPropertyValues("spserver.admin.rpc-path=/remote")
			.run((context) -> assertResult(call(context, "/remote", "calc.add", "[1, 2]"), "3"));
	}

	@Test
	void badPathStopsTheStart() {
		this.contextRunner.withPropertyValues("spserver.admin.rpc-path=rpc")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining("'spserver.admin.rpc-path'"));
	}

	@Test
	void serviceForAnotherServerIsThereOnly() {
		this.contextRunner.withBean(WebService.class)
			.withPropertyValues("spserver.servers.web.protocol=http", "spserver.servers.web.port=0")
			.run((context) -> {
				TestHttpClient web = new TestHttpClient(context.getEnvironment(), "web");
				assertResult(web.post("/rpc", request("where", "[]")).body(), "\"web\"");
				assertThat(call(context, "/rpc", "where", "[]")).contains("-32601");
			});
	}

	@Test
	void serviceForUnknownServerStopsTheStart() {
		this.contextRunner.withBean(WebService.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(HandlerMappingException.class)
				.hasMessageContaining("@JsonRpcService(server = \"web\")"));
	}

	@Test
	void serviceWithoutMethodStopsTheStart() {
		this.contextRunner.withBean(Empty.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("without a method"));
	}

	@Test
	void twoMethodsOfOneNameStopTheStart() {
		this.contextRunner.withBean(Calculator.class)
			.withBean(AnotherCalculator.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("calc.add"));
	}

	@Test
	void callsAreTimed() {
		this.contextRunner.withBean(Calculator.class)
			.withConfiguration(AutoConfigurations.of(SpServerMetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				call(context, "/rpc", "calc.add", "[1, 2]");
				call(context, "/rpc", "calc.unknown", "[1, 2]");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				assertThat(registry.get("spserver.rpc")
					.tags("server", "admin", "method", "calc.add", "outcome", "success")
					.timer()
					.count()).isEqualTo(1);
				assertThat(registry.get("spserver.rpc")
					.tags("server", "admin", "method", "unknown", "outcome", "method-not-found")
					.timer()
					.count()).isEqualTo(1);
			});
	}

	@Test
	void overloadedMethodStopsTheStart() {
		this.contextRunner.withBean(Overloaded.class)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("'calc.add'")
				.hasMessageContaining("cannot be overloaded"));
	}

	@Test
	void serviceForAServerOfAnotherProtocolStopsTheStart() {
		this.contextRunner.withBean(WebService.class)
			.withPropertyValues("spserver.servers.web.protocol=line", "spserver.servers.web.port=0")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("'web'")
				.hasMessageContaining("'line'"));
	}

	@Test
	void serviceWithoutJacksonStopsTheStart() {
		this.contextRunner.withBean(Calculator.class)
			.withClassLoader(new FilteredClassLoader(JsonMapper.class))
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidHandlerException.class)
				.hasMessageContaining("Jackson 3")
				.extracting((failure) -> ((InvalidHandlerException) failure).getAction())
				.asString()
				.contains("spring-boot-jackson"));
	}

	@Test
	void thereIsNoEndpointWithoutJackson() {
		this.contextRunner.withClassLoader(new FilteredClassLoader(JsonMapper.class)).run((context) -> {
			assertThat(context).hasNotFailed().doesNotHaveBean(RpcRoutes.class);
			TestHttpClient admin = new TestHttpClient(context.getEnvironment(), "admin");
			assertThat(admin.post("/rpc", request("ping", "[]")).statusCode()).isEqualTo(404);
		});
	}

	private String call(AssertableApplicationContext context, String path, String method, String params) {
		return new TestHttpClient(context.getEnvironment(), "admin").post(path, request(method, params)).body();
	}

	private String request(String method, String params) {
		return "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"" + method + "\", \"params\": " + params + "}";
	}

	private void assertResult(String answer, String result) {
		JsonAssert.comparator(JsonCompareMode.STRICT)
			.assertIsMatch("{\"jsonrpc\": \"2.0\", \"id\": 1, \"result\": " + result + "}", answer);
	}

	@JsonRpcService("calc")
	static class Calculator {

		@JsonRpcMethod
		int add(int a, int b) {
			return a + b;
		}

		@JsonRpcMethod("subtract")
		int minus(int a, int b) {
			return a - b;
		}

	}

	@JsonRpcService("calc")
	static class AnotherCalculator {

		@JsonRpcMethod
		int add(int a, int b) {
			return a + b;
		}

	}

	@JsonRpcService("calc")
	static class Overloaded {

		@JsonRpcMethod
		int add(int a, int b) {
			return a + b;
		}

		@JsonRpcMethod
		int add(int a, int b, int c) {
			return a + b + c;
		}

	}

	@JsonRpcService
	static class Plain {

		@JsonRpcMethod
		String ping() {
			return "pong";
		}

	}

	@JsonRpcService(server = "web")
	static class WebService {

		@JsonRpcMethod
		String where() {
			return "web";
		}

	}

	@JsonRpcService("empty")
	static class Empty {

	}

	static class Proxying implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (!(bean instanceof Plain)) {
				return bean;
			}
			ProxyFactory factory = new ProxyFactory(bean);
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) (call) -> "[" + call.proceed() + "]");
			return factory.getProxy();
		}

	}

}
