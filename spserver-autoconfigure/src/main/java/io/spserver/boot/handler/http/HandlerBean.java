package io.spserver.boot.handler.http;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * A bean whose methods answer requests. A singleton is fetched once; of any other scope a
 * bean is asked for with each request.
 */
final class HandlerBean {

	private final ConfigurableListableBeanFactory beanFactory;

	private final String name;

	private final @Nullable Object singleton;

	private final Class<?> type;

	HandlerBean(ConfigurableListableBeanFactory beanFactory, String name) {
		this.beanFactory = beanFactory;
		this.name = name;
		this.singleton = (beanFactory.isSingleton(name)) ? beanFactory.getBean(name) : null;
		this.type = findType();
	}

	private Class<?> findType() {
		if (this.singleton != null) {
			return AopProxyUtils.ultimateTargetClass(this.singleton);
		}
		Class<?> target = AutoProxyUtils.determineTargetClass(this.beanFactory, this.name);
		return (target != null) ? ClassUtils.getUserClass(target)
				: AopProxyUtils.ultimateTargetClass(this.beanFactory.getBean(this.name));
	}

	/**
	 * The user's class.
	 * @return the class, not a proxy
	 */
	Class<?> type() {
		return this.type;
	}

	/**
	 * The bean to call.
	 * @return the bean, which may be a proxy
	 */
	Object instance() {
		return (this.singleton != null) ? this.singleton : this.beanFactory.getBean(this.name);
	}

	/**
	 * What is behind a bean, for those who look at its class.
	 * @param instance the bean, which may be a proxy
	 * @return the user's object if the proxy tells it, otherwise the bean
	 */
	Object target(Object instance) {
		Object target = AopProxyUtils.getSingletonTarget(instance);
		return (target != null) ? target : instance;
	}

	/**
	 * The method to call on the bean.
	 * @param method a method of the user's class
	 * @return the method that a proxy has for it, or the method itself
	 */
	Method invocable(Method method) {
		Class<?> beanType = (this.singleton != null) ? this.singleton.getClass() : this.beanFactory.getType(this.name);
		return AopUtils.selectInvocableMethod(method, (beanType != null) ? beanType : this.type);
	}

}
