package io.spserver.boot.handler;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.spserver.Handler;
import io.spserver.HandlerFactory;
import io.spserver.ServerOptions;
import io.spserver.Session;
import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Makes a handler factory of a bean, by its scope: a singleton is shared by all sessions;
 * of any other scope a bean is asked for when a session opens, and a prototype is
 * destroyed when that session has closed. What can be checked is checked when the server
 * is created.
 */
final class HandlerBean {

	private final ConfigurableListableBeanFactory beanFactory;

	private final String name;

	private final ServerOptions server;

	private final String protocolProperty;

	private final Map<Class<?>, Map<Event, HandlerMethod>> bound = new ConcurrentHashMap<>(1);

	HandlerBean(ConfigurableListableBeanFactory beanFactory, String name, ServerOptions server,
			String protocolProperty) {
		this.beanFactory = beanFactory;
		this.name = name;
		this.server = server;
		this.protocolProperty = protocolProperty;
	}

	/**
	 * Makes the factory.
	 * @return gives each session its handler
	 * @throws InvalidHandlerException if the bean cannot handle sessions of the server
	 */
	HandlerFactory toHandlerFactory() {
		if (!this.beanFactory.isSingleton(this.name)) {
			checkType(this.beanFactory.getType(this.name, false));
			return this::createForSession;
		}
		Object bean = this.beanFactory.getBean(this.name);
		if (bean instanceof HandlerFactory factory) {
			checkNotAnnotated(bean);
			return factory;
		}
		Handler shared = toHandler(bean);
		return (session) -> shared;
	}

	private Handler createForSession(Session session) throws Exception {
		Object bean = this.beanFactory.getBean(this.name);
		Handler handler = (bean instanceof HandlerFactory factory) ? factory.create(session) : toHandler(bean);
		if (this.beanFactory.isPrototype(this.name)) {
			return new DestroyingHandler(handler, () -> this.beanFactory.destroyBean(this.name, bean));
		}
		return handler;
	}

	private Handler toHandler(Object bean) {
		if (bean instanceof Handler handler) {
			checkNotAnnotated(bean);
			return handler;
		}
		Map<Event, HandlerMethod> methods = this.bound.computeIfAbsent(bean.getClass(),
				(beanType) -> methods(AopProxyUtils.ultimateTargetClass(bean)).bind(beanType));
		return new AnnotatedHandler(bean, methods);
	}

	private HandlerMethods methods(Class<?> type) {
		HandlerMethods methods = HandlerMethods.of(type);
		Class<?> wanted = methods.messageType();
		Class<?> made = (wanted != null) ? MessageArgument.mismatch(this.server.protocol(), wanted) : null;
		if (wanted != null && made != null) {
			throw new InvalidHandlerException(type.getName(),
					"Its @OnMessage method takes a " + wanted.getTypeName() + ", but the server '" + this.server.name()
							+ "' has the protocol '" + this.server.protocol().name() + "', whose messages are "
							+ made.getTypeName() + ".",
					"Change the parameter, or the property '" + this.protocolProperty + "'.");
		}
		return methods;
	}

	private void checkType(@Nullable Class<?> type) {
		if (type == null || type == Object.class || type.isInterface() || Proxy.isProxyClass(type)
				|| Handler.class.isAssignableFrom(type) || HandlerFactory.class.isAssignableFrom(type)) {
			return;
		}
		methods(ClassUtils.getUserClass(type));
	}

	private void checkNotAnnotated(Object bean) {
		Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
		if (HandlerMethods.arePresentIn(type)) {
			throw new InvalidHandlerException(type.getName(),
					"It has methods with @OnMessage and the like, and also implements "
							+ ((bean instanceof Handler) ? "io.spserver.Handler." : "io.spserver.HandlerFactory."),
					"Use one or the other.");
		}
	}

}
