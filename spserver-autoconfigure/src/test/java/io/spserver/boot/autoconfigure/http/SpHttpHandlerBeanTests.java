package io.spserver.boot.autoconfigure.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.spserver.boot.annotation.SpHttpHandler;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for the beans that a {@link SpHttpHandler} can be.
 */
class SpHttpHandlerBeanTests {

	@Test
	void annotationMakesAComponentButNoController() {
		MergedAnnotations annotations = MergedAnnotations.from(SpHttpHandler.class);
		assertThat(annotations.isPresent(Component.class)).isTrue();
		assertThat(annotations.isPresent(Controller.class)).isFalse();
		assertThat(annotations.isPresent(RequestMapping.class)).isFalse();
		assertThat(annotations.isPresent(ResponseBody.class)).isFalse();
	}

	@Test
	void proxiesOfClassesAreCalled() {
		HandlerApplication.contextRunner(Greeting.class, ClassProxies.class)
			.run((context) -> assertThat(
					new TestHttpClient(context.getEnvironment(), "admin").get("/greeting/a").body())
				.isEqualTo("proxied hello a"));
	}

	@Test
	void proxiesOfInterfacesAreCalled() {
		HandlerApplication.contextRunner(Implementation.class, InterfaceProxies.class)
			.run((context) -> assertThat(
					new TestHttpClient(context.getEnvironment(), "admin").get("/interface/a").body())
				.isEqualTo("proxied interface a"));
	}

	@Test
	void prototypesAreCreatedForEachRequest() {
		HandlerApplication.run(Counting.class, (client) -> {
			assertThat(client.get("/count").body()).isEqualTo("1");
			assertThat(client.get("/count").body()).isEqualTo("1");
		});
	}

	@Test
	void handlersBelongToTheServerThatTheyName() {
		HandlerApplication.contextRunner(Greeting.class, Elsewhere.class)
			.withPropertyValues("spserver.servers.web.port=0", "spserver.servers.web.protocol=http", "test.server=web")
			.run((context) -> {
				TestHttpClient web = new TestHttpClient(context.getEnvironment(), "web");
				TestHttpClient admin = new TestHttpClient(context.getEnvironment(), "admin");
				assertThat(web.get("/elsewhere").body()).isEqualTo("here");
				assertThat(web.get("/greeting/a").statusCode()).isEqualTo(404);
				assertThat(admin.get("/elsewhere").statusCode()).isEqualTo(404);
				assertThat(admin.get("/greeting/a").statusCode()).isEqualTo(200);
			});
	}

	@Test
	void handlersWinOverRoutesOfOurs() {
		HandlerApplication.run(Statistics.class, (client) -> {
			assertThat(client.get("/stats").body()).isEqualTo("mine");
			assertThat(client.get("/stats/x").body()).isEqualTo("my x");
			assertThat(client.get("/").body()).contains("GET    /stats/{name}");
		});
	}

	@Test
	void routesOfBeansWinOverRoutesOfOursWhateverTheirVariables() {
		HandlerApplication.contextRunner()
			.withBean(HttpRoutes.class,
					() -> HttpRoutes.builder().get("/stats/{name}", (request) -> HttpResponse.text("bean")).build())
			.run((context) -> assertThat(new TestHttpClient(context.getEnvironment(), "admin").get("/stats/x").body())
				.isEqualTo("bean"));
	}

	@Test
	void requestsAreObservedByTemplateAlsoWhenAnswersComeLater() {
		HandlerApplication.contextRunner(Greeting.class)
			.withConfiguration(
					AutoConfigurations.of(MetricsAutoConfiguration.class, ObservationAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.run((context) -> {
				TestHttpClient client = new TestHttpClient(context.getEnvironment(), "admin");
				client.get("/greeting/a");
				client.get("/later/a");
				client.get("/broken");
				MeterRegistry registry = context.getBean(MeterRegistry.class);
				await().untilAsserted(() -> {
					assertThat(count(registry, "/greeting/{name}", "200", "none")).isOne();
					assertThat(count(registry, "/later/{name}", "200", "none")).isOne();
					assertThat(count(registry, "/broken", "500", "IllegalStateException")).isOne();
				});
			});
	}

	private static long count(MeterRegistry registry, String uri, String status, String exception) {
		return registry.get("http.server.requests")
			.tags("uri", uri, "status", status, "exception", exception)
			.timer()
			.count();
	}

	@Test
	void problemsAndTextNeedNoJackson() {
		HandlerApplication.contextRunner(Greeting.class)
			.withClassLoader(new FilteredClassLoader("tools.jackson"))
			.run((context) -> {
				TestHttpClient client = new TestHttpClient(context.getEnvironment(), "admin");
				assertThat(client.get("/greeting/a").body()).isEqualTo("hello a");
				java.net.http.HttpResponse<String> problem = client.get("/number/x");
				assertThat(HandlerApplication.contentType(problem)).isEqualTo("application/problem+json");
				assertThat(problem.body()).startsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\"");
			});
	}

	static MethodInterceptor prefix() {
		return (invocation) -> "proxied " + invocation.proceed();
	}

	static BeanPostProcessor proxies(Class<?> type, boolean ofClass) {
		return new BeanPostProcessor() {

			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				if (!type.isInstance(bean)) {
					return bean;
				}
				ProxyFactory factory = new ProxyFactory(bean);
				factory.setProxyTargetClass(ofClass);
				factory.addAdvice(prefix());
				return factory.getProxy();
			}

		};
	}

	@Configuration(proxyBeanMethods = false)
	static class ClassProxies {

		@Bean
		static BeanPostProcessor classProxies() {
			return proxies(Greeting.class, true);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class InterfaceProxies {

		@Bean
		static BeanPostProcessor interfaceProxies() {
			return proxies(Contract.class, false);
		}

	}

	@SpHttpHandler
	static class Greeting {

		@GetMapping("/greeting/{name}")
		String greet(@PathVariable String name) {
			return "hello " + name;
		}

		@GetMapping("/number/{number}")
		String number(@PathVariable int number) {
			return "never";
		}

		@GetMapping("/later/{name}")
		CompletionStage<String> later(@PathVariable String name) {
			return CompletableFuture.supplyAsync(() -> name);
		}

		@GetMapping("/broken")
		CompletionStage<String> broken() {
			return CompletableFuture.supplyAsync(() -> {
				throw new IllegalStateException("broken");
			});
		}

	}

	interface Contract {

		@GetMapping("/interface/{name}")
		String call(@PathVariable String name);

	}

	@SpHttpHandler
	static class Implementation implements Contract {

		@Override
		public String call(String name) {
			return "interface " + name;
		}

	}

	@SpHttpHandler
	@Scope("prototype")
	static class Counting {

		private final AtomicInteger count = new AtomicInteger();

		@GetMapping("/count")
		String count() {
			return Integer.toString(this.count.incrementAndGet());
		}

	}

	@SpHttpHandler(server = "${test.server}")
	static class Elsewhere {

		@GetMapping("/elsewhere")
		String here() {
			return "here";
		}

	}

	@SpHttpHandler
	static class Statistics {

		@GetMapping("/stats")
		String all() {
			return "mine";
		}

		@GetMapping("/stats/{name}")
		String one(@PathVariable String name) {
			return "my " + name;
		}

	}

}
