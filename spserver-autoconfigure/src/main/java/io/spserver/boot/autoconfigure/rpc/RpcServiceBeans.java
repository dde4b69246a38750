package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;

/**
 * The beans with {@link JsonRpcService}, and their methods. Used while servers are
 * created, by one thread.
 */
final class RpcServiceBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	RpcServiceBeans(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	void check(Collection<String> servers) {
		services().forEach((name, service) -> {
			if (!servers.contains(service.server())) {
				throw HandlerMappingException.noServer(name, "@JsonRpcService(server = \"" + service.server() + "\")",
						service.server(), servers);
			}
		});
	}

	RpcMethods methods(String server) {
		RpcMethods.Builder methods = RpcMethods.builder();
		services().forEach((name, service) -> {
			if (service.server().equals(server)) {
				add(methods, this.beanFactory.getBean(name), service);
			}
		});
		return methods.build();
	}

	private Map<String, JsonRpcService> services() {
		Map<String, JsonRpcService> services = new LinkedHashMap<>();
		for (String name : this.beanFactory.getBeanNamesForAnnotation(JsonRpcService.class)) {
			JsonRpcService service = this.beanFactory.findAnnotationOnBean(name, JsonRpcService.class);
			if (service != null && !ScopedProxyUtils.isScopedTarget(name)) {
				services.put(name, service);
			}
		}
		return services;
	}

	private void add(RpcMethods.Builder methods, Object bean, JsonRpcService service) {
		Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
		Map<Method, JsonRpcMethod> annotated = MethodIntrospector.selectMethods(type,
				(MetadataLookup<JsonRpcMethod>) (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
						JsonRpcMethod.class));
		if (annotated.isEmpty()) {
			throw new InvalidHandlerException(type.getName(), "It is a @JsonRpcService without a method.",
					"Annotate the methods that can be called with @JsonRpcMethod.");
		}
		annotated.forEach((method, annotation) -> {
			String name = (StringUtils.hasText(annotation.value())) ? annotation.value() : method.getName();
			String prefix = (StringUtils.hasText(service.prefix())) ? service.prefix() + "." : "";
			add(methods, prefix + name, bean, method);
		});
	}

	private void add(RpcMethods.Builder methods, String name, Object bean, Method method) {
		try {
			methods.add(RpcMethod.of(name, bean, AopUtils.selectInvocableMethod(method, bean.getClass())));
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidHandlerException(method.toGenericString(),
					"It cannot be called remotely as '" + name + "': " + ex.getMessage() + ".",
					"Give each method a name of its own with @JsonRpcMethod, and compile with '-parameters'.");
		}
	}

}
