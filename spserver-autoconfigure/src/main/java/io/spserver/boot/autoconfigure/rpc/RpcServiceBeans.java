package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.spserver.boot.HandlerMappingException;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcService;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.RpcStub;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
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

	private static final String RESERVED = "rpc.";

	private final ConfigurableListableBeanFactory beanFactory;

	private final RpcMethodFactory factory;

	RpcServiceBeans(ConfigurableListableBeanFactory beanFactory, RpcMethodFactory factory) {
		this.beanFactory = beanFactory;
		this.factory = factory;
	}

	/**
	 * Checks that the server of each service is one that answers remote calls.
	 * @param servers the names of all servers
	 * @param protocols tells a server's protocol
	 */
	void check(Collection<String> servers, Function<String, String> protocols) {
		services(this.beanFactory).forEach((name, service) -> {
			String server = service.server();
			if (!servers.contains(server)) {
				throw HandlerMappingException.noServer(name, "@JsonRpcService(server = \"" + server + "\")", server,
						servers);
			}
			String protocol = protocols.apply(server);
			if (!RpcRoutes.PROTOCOLS.contains(protocol)) {
				throw new InvalidHandlerException("bean '" + name + "'",
						"It is a @JsonRpcService for the server '" + server + "', whose protocol '" + protocol
								+ "' carries no remote calls.",
						"Name a server in the annotation whose protocol is one of " + RpcRoutes.PROTOCOLS + ".");
			}
		});
	}

	RpcMethods methods(String server) {
		RpcMethods.Builder methods = RpcMethods.builder();
		services(this.beanFactory).forEach((name, service) -> {
			if (service.server().equals(server)) {
				add(methods, this.beanFactory.getBean(name), service);
			}
		});
		return methods.build();
	}

	/**
	 * Finds the services.
	 * @param beanFactory has the beans
	 * @return their annotations by bean name
	 */
	static Map<String, JsonRpcService> services(ConfigurableListableBeanFactory beanFactory) {
		Map<String, JsonRpcService> services = new LinkedHashMap<>();
		for (String name : beanFactory.getBeanNamesForAnnotation(JsonRpcService.class)) {
			JsonRpcService service = beanFactory.findAnnotationOnBean(name, JsonRpcService.class);
			if (service != null && !ScopedProxyUtils.isScopedTarget(name) && !isStub(beanFactory, name)) {
				services.put(name, service);
			}
		}
		return services;
	}

	/** A client that has the annotation from its interface. */
	private static boolean isStub(ConfigurableListableBeanFactory beanFactory, String name) {
		Class<?> type = beanFactory.getType(name);
		return type != null && (RpcStub.class.isAssignableFrom(type)
				|| (type.isInterface() && beanFactory.getBean(name) instanceof RpcStub));
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
		Map<String, Method> names = new LinkedHashMap<>();
		annotated.forEach((method, annotation) -> {
			String name = (StringUtils.hasText(annotation.value())) ? annotation.value() : method.getName();
			String prefix = (StringUtils.hasText(service.prefix())) ? service.prefix() + "." : "";
			Method other = names.putIfAbsent(prefix + name, method);
			if (other != null) {
				throw new InvalidHandlerException(method.toGenericString(),
						"It would be called remotely as '" + prefix + name + "', and so would '"
								+ other.toGenericString() + "', but remote methods cannot be overloaded.",
						"Give one of them another name, as in @JsonRpcMethod(\"" + name + "2\").");
			}
			add(methods, prefix + name, bean, method, service, annotation);
		});
	}

	private void add(RpcMethods.Builder methods, String name, Object bean, Method method, JsonRpcService service,
			JsonRpcMethod annotation) {
		if (name.startsWith(RESERVED)) {
			throw new InvalidHandlerException(
					method.toGenericString(), "It would be called remotely as '" + name
							+ "', but JSON-RPC reserves names that begin with '" + RESERVED + "'.",
					"Use another prefix or name.");
		}
		try {
			RpcMethod.Builder described = this.factory.create(name, bean, method, annotation);
			methods.add(described.visible(service.visible()).build());
		}
		catch (IllegalArgumentException ex) {
			throw new InvalidHandlerException(method.toGenericString(),
					"It cannot be called remotely as '" + name + "': " + ex.getMessage() + ".",
					"Give each method a name of its own with @JsonRpcMethod, and compile with '-parameters', "
							+ "or name the parameters with @JsonRpcParam.");
		}
	}

}
