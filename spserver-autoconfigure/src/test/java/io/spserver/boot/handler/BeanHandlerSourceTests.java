package io.spserver.boot.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.spserver.CloseReason;
import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.Request;
import io.spserver.Response;
import io.spserver.ServerOptions;
import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.OnMessage;
import io.spserver.boot.annotation.SpHandler;
import io.spserver.codec.Protocols;
import io.spserver.protocol.http.HttpRoutes;
import org.aopalliance.intercept.MethodInterceptor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link BeanHandlerSource}, {@link HandlerBean} and {@link SpHandlerBeans}.
 */
class BeanHandlerSourceTests {

	private final TestSession session = new TestSession();

	private final TestResponse response = new TestResponse();

	private @Nullable AnnotationConfigApplicationContext context;

	@AfterEach
	void closeContext() {
		if (this.context != null) {
			this.context.close();
		}
	}

	@Test
	void findsAnnotatedClass() throws Exception {
		assertThat(reply(find("echo", Echo.class), "a")).isEqualTo("echo a");
	}

	@Test
	void nameOfTheServerIsNotTheNameOfTheBean() {
		find("echo", Echo.class);
		assertThat(context().containsBean("echo")).isFalse();
	}

	@Test
	void findsNothingForAnotherServer() {
		assertThat(find("other", Echo.class)).isNull();
	}

	@Test
	void findsAnnotatedBeanMethods() throws Exception {
		HandlerFactory one = find("one", BeanMethods.class);
		assertThat(reply(one, "a")).isEqualTo("one a");
		assertThat(reply(source().find(options("two")), "a")).isEqualTo("two a");
	}

	@Test
	void findsHandlerByBeanName() throws Exception {
		assertThat(reply(find("three", BeanMethods.class), "a")).isEqualTo("three a");
	}

	@Test
	void findsFactoryByBeanName() throws Exception {
		assertThat(reply(find("four", BeanMethods.class), "a")).isEqualTo("four a");
	}

	@Test
	void resolvesPlaceholderInName() throws Exception {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		this.context = context;
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("handler.server", "placed")));
		context.register(Placed.class);
		context.refresh();
		assertThat(reply(source().find(options("placed")), "a")).isEqualTo("placed a");
	}

	@Test
	void singletonIsShared() throws Exception {
		HandlerFactory factory = find("echo", Echo.class);
		assertThat(factory).isNotNull();
		assertThat(factory.create(this.session)).isSameAs(factory.create(this.session));
	}

	@Test
	void prototypeLivesAsLongAsItsSession() throws Exception {
		HandlerFactory factory = find("counter", Counter.class);
		assertThat(factory).isNotNull();
		assertThat(Counter.created).isEmpty();
		Handler first = factory.create(this.session);
		Handler second = factory.create(this.session);
		assertThat(reply(first, "x")).isEqualTo("1");
		assertThat(reply(first, "x")).isEqualTo("2");
		assertThat(reply(second, "x")).isEqualTo("1");
		first.closed(this.session, CloseReason.PEER);
		assertThat(Counter.created).extracting((counter) -> counter.destroyed).containsExactly(true, false);
		Counter.created.clear();
	}

	@Test
	void prototypeIsCheckedWhenTheServerIsCreated() {
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> find("broken", BrokenPrototype.class))
			.withMessageContaining("int cannot be resolved");
	}

	@Test
	void lazySingletonIsFound() throws Exception {
		assertThat(reply(find("lazy", LazyEcho.class), "a")).isEqualTo("lazy a");
	}

	@Test
	void proxiedBeanIsCalledThroughItsProxy() throws Exception {
		assertThat(reply(find("echo", Echo.class, Proxying.class), "a")).isEqualTo("[echo a]");
	}

	@Test
	void refusesTwoBeansForOneServer() {
		assertThatExceptionOfType(HandlerMappingException.class)
			.isThrownBy(() -> find("echo", Echo.class, AnotherEcho.class))
			.withMessageContaining("2 handlers")
			.withMessageContaining("beanHandlerSourceTests.Echo")
			.withMessageContaining("beanHandlerSourceTests.AnotherEcho");
	}

	@Test
	void refusesBeanWithoutServer() {
		find("echo", Echo.class);
		assertThatExceptionOfType(HandlerMappingException.class)
			.isThrownBy(() -> source().check(Set.of("admin", "other")))
			.withMessageContaining("no such server");
	}

	@Test
	void acceptsBeanWithServer() {
		find("echo", Echo.class);
		source().check(Set.of("admin", "echo"));
		assertThat(source().find(options("echo"))).isNotNull();
	}

	@Test
	void refusesMessageTypeThatTheProtocolNeverMakes() {
		context(Echo.class);
		ServerOptions options = ServerOptions.builder("echo", Protocols.raw()).build();
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> source().find(options))
			.withMessageContaining("takes a java.lang.String")
			.withMessageContaining("'raw'")
			.withMessageContaining("byte[]");
	}

	@Test
	void refusesHandlerThatIsAlsoAnnotated() {
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> find("both", Both.class))
			.withMessageContaining("also implements");
	}

	@Test
	void refusesRoutesForAServerThatIsNotHttp() {
		assertThatExceptionOfType(InvalidHandlerException.class).isThrownBy(() -> find("echo", RoutesForEcho.class))
			.withMessageContaining("HttpRoutes")
			.withMessageContaining("'line'");
	}

	private @Nullable HandlerFactory find(String server, Class<?>... components) {
		context(components);
		return source().find(options(server));
	}

	private void context(Class<?>... components) {
		this.context = new AnnotationConfigApplicationContext(components);
	}

	private AnnotationConfigApplicationContext context() {
		assertThat(this.context).isNotNull();
		return this.context;
	}

	private BeanHandlerSource source() {
		return new BeanHandlerSource(context().getBeanFactory(),
				new SpHandlerBeans(context().getBeanFactory(), Set.of()));
	}

	private ServerOptions options(String server) {
		return ServerOptions.builder(server, Protocols.line()).build();
	}

	private Object reply(@Nullable HandlerFactory factory, String message) throws Exception {
		assertThat(factory).isNotNull();
		return reply(factory.create(this.session), message);
	}

	private Object reply(Handler handler, String message) throws Exception {
		handler.received(new Request(this.session, message), this.response);
		return this.response.replies().get(this.response.replies().size() - 1);
	}

	@SpHandler("echo")
	static class Echo {

		@OnMessage
		String echo(String line) {
			return "echo " + line;
		}

	}

	@SpHandler("echo")
	static class AnotherEcho implements Handler {

		@Override
		public void received(Request request, Response response) {
			response.reply("another");
		}

	}

	@SpHandler(server = "${handler.server}")
	static class Placed {

		@OnMessage
		String echo(String line) {
			return "placed " + line;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class BeanMethods {

		@Bean
		@SpHandler("one")
		Handler first() {
			return (request, response) -> response.reply("one " + request.text());
		}

		@Bean
		@SpHandler
		HandlerFactory two() {
			return (session) -> (request, response) -> response.reply("two " + request.text());
		}

		@Bean
		Handler three() {
			return (request, response) -> response.reply("three " + request.text());
		}

		@Bean
		HandlerFactory four() {
			return (session) -> (request, response) -> response.reply("four " + request.text());
		}

	}

	@SpHandler("counter")
	@Scope("prototype")
	static class Counter implements DisposableBean {

		private static final List<Counter> created = new ArrayList<>();

		private int count;

		private boolean destroyed;

		Counter() {
			created.add(this);
		}

		@OnMessage
		String count(String line) {
			return Integer.toString(++this.count);
		}

		@Override
		public void destroy() {
			this.destroyed = true;
		}

	}

	@SpHandler("broken")
	@Scope("prototype")
	static class BrokenPrototype {

		@OnMessage
		void message(int number) {
		}

	}

	@SpHandler("lazy")
	@Lazy
	static class LazyEcho {

		@OnMessage
		String echo(String line) {
			return "lazy " + line;
		}

	}

	@SpHandler("both")
	static class Both implements Handler {

		@Override
		public void received(Request request, Response response) {
		}

		@OnMessage
		void message(String line) {
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class RoutesForEcho {

		@Bean
		@SpHandler("echo")
		HttpRoutes routes() {
			return HttpRoutes.empty();
		}

	}

	static class Proxying implements BeanPostProcessor {

		@Override
		public Object postProcessAfterInitialization(Object bean, String beanName) {
			if (!(bean instanceof Echo)) {
				return bean;
			}
			ProxyFactory factory = new ProxyFactory(bean);
			factory.setProxyTargetClass(true);
			factory.addAdvice((MethodInterceptor) (call) -> "[" + call.proceed() + "]");
			return factory.getProxy();
		}

	}

}
