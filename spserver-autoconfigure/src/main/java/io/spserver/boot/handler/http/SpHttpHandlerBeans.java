package io.spserver.boot.handler.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.spserver.boot.annotation.SpHttpHandler;
import io.spserver.protocol.http.HttpRoutes;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * The beans with {@link SpHttpHandler}, and the routes that their methods answer. Used
 * while servers are created, by one thread.
 */
public final class SpHttpHandlerBeans {

	private final HandlerSupport support;

	private final ArgumentBinders binders;

	private final Results results;

	private final Problems problems;

	/**
	 * Creates a view of the beans.
	 * @param support what handlers need of the application
	 */
	public SpHttpHandlerBeans(HandlerSupport support) {
		this.support = support;
		MessageConverters converters = new MessageConverters(support.converters());
		this.binders = new ArgumentBinders(support, converters);
		this.problems = new Problems(converters, support.messages());
		this.results = new Results(converters, this.problems);
	}

	/**
	 * The servers that the beans are for. No bean is created.
	 * @return the servers' names by the beans' names
	 */
	public Map<String, String> servers() {
		return servers(this.support.beanFactory());
	}

	/**
	 * The servers that annotated beans are for. No bean is created.
	 * @param beanFactory has the beans
	 * @return the servers' names by the beans' names
	 */
	public static Map<String, String> servers(ConfigurableListableBeanFactory beanFactory) {
		Map<String, String> servers = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForAnnotation(SpHttpHandler.class)) {
			SpHttpHandler annotation = beanFactory.findAnnotationOnBean(name, SpHttpHandler.class);
			if (annotation != null && !ScopedProxyUtils.isScopedTarget(name)) {
				servers.put(name, String.valueOf(beanFactory.resolveEmbeddedValue(annotation.server())));
			}
		}
		return servers;
	}

	/**
	 * Makes the routes of a server.
	 * @param server the server's name
	 * @param present the routes that it has already
	 * @return the routes
	 * @throws io.spserver.boot.InvalidHandlerException if a method cannot be used
	 */
	public HttpRoutes routes(String server, HttpRoutes present) {
		RouteTable table = new RouteTable(this.problems);
		servers().forEach((name, target) -> {
			if (target.equals(server)) {
				add(table, new HandlerBean(this.support.beanFactory(), name));
			}
		});
		return table.routes(present);
	}

	private void add(RouteTable table, HandlerBean bean) {
		List<Mapping> mappings = MappingReader.read(bean.type(), this.support::resolve);
		ErrorAnswers errors = new ErrorAnswers(ExceptionHandlers.of(bean, this.binders, this.support.validator()),
				this.results, this.problems);
		for (Mapping mapping : mappings) {
			HandlerMethodParameters parameters = new HandlerMethodParameters(mapping.method());
			HandlerMethod method = new HandlerMethod(bean, parameters,
					this.binders.bind(parameters, mapping.variables()),
					new ArgumentChecks(bean, parameters, this.support.validator()));
			table.add(new MappedHandler(mapping, requiresBody(parameters), method, this.results, errors));
		}
	}

	private static boolean requiresBody(HandlerMethodParameters parameters) {
		for (MethodParameter parameter : parameters.toArray()) {
			RequestBody annotation = parameter.getParameterAnnotation(RequestBody.class);
			if (annotation != null) {
				return annotation.required() && !parameter.isOptional();
			}
		}
		return true;
	}

}
