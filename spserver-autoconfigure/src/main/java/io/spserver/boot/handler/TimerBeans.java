package io.spserver.boot.handler;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.spserver.Dispatcher;
import io.spserver.Sessions;
import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.OnTimer;

import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The methods with {@link OnTimer}, of all beans. Beans are looked at by type when this
 * is created; they are asked for when their timers start. Used by the context's thread.
 */
public final class TimerBeans {

	private final ConfigurableListableBeanFactory beanFactory;

	private final Sessions sessions;

	private final List<Found> timers = new ArrayList<>();

	/**
	 * Finds and checks the methods.
	 * @param beanFactory has the beans
	 * @param sessions what methods may ask for
	 * @throws InvalidHandlerException if a timer cannot call one of them
	 */
	public TimerBeans(ConfigurableListableBeanFactory beanFactory, Sessions sessions) {
		this.beanFactory = beanFactory;
		this.sessions = sessions;
		for (String name : beanFactory.getBeanDefinitionNames()) {
			Class<?> type = beanFactory.getType(name, false);
			if (type != null && !ScopedProxyUtils.isScopedTarget(name)) {
				find(name, ClassUtils.getUserClass(type));
			}
		}
	}

	private void find(String bean, Class<?> type) {
		if (type.getName().startsWith("org.springframework.")
				|| !AnnotationUtils.isCandidateClass(type, OnTimer.class)) {
			return;
		}
		Map<Method, OnTimer> methods = MethodIntrospector.selectMethods(type,
				(MetadataLookup<OnTimer>) (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
						OnTimer.class));
		methods.forEach((method, annotation) -> {
			TimerMethod.check(method);
			if (!this.beanFactory.isSingleton(bean)) {
				throw new InvalidHandlerException(method.toGenericString(),
						"Its bean '" + bean
								+ "' is no singleton, so that there is no telling whose method a timer calls.",
						"Move the method to a singleton bean.");
			}
			Duration interval = duration(method, annotation.value());
			if (!interval.isZero()) {
				boolean delayed = StringUtils.hasText(annotation.initialDelay());
				Duration first = (delayed) ? duration(method, annotation.initialDelay()) : interval;
				this.timers.add(new Found(bean, method, first, interval));
			}
		});
	}

	private Duration duration(Method method, String text) {
		String resolved = this.beanFactory.resolveEmbeddedValue(text);
		try {
			Duration duration = DurationStyle.detectAndParse(String.valueOf(resolved));
			if (!duration.isNegative()) {
				return duration;
			}
		}
		catch (IllegalArgumentException ex) {
			// explained below
		}
		throw new InvalidHandlerException(method.toGenericString(),
				"'" + resolved + "' of its @OnTimer is no time to wait.",
				"Use a duration such as '30s', or '0' for no timer.");
	}

	/**
	 * Whether there are timers.
	 * @return {@code false} if no method wants to be called
	 */
	public boolean isEmpty() {
		return this.timers.isEmpty();
	}

	/**
	 * Starts the timers.
	 * @param dispatcher runs them
	 */
	public void start(Dispatcher dispatcher) {
		for (Found timer : this.timers) {
			Object bean = this.beanFactory.getBean(timer.bean());
			dispatcher.schedule(timer.first(), timer.interval(), new TimerMethod(bean, timer.method(), this.sessions));
		}
	}

	private record Found(String bean, Method method, Duration first, Duration interval) {
	}

}
