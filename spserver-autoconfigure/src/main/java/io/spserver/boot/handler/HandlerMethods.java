package io.spserver.boot.handler;

import java.lang.reflect.Method;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * The annotated methods of a class, at most one an event, with signatures that have been
 * checked.
 */
final class HandlerMethods {

	private final Map<Event, Method> methods;

	private final @Nullable Class<?> messageType;

	private HandlerMethods(Map<Event, Method> methods, @Nullable Class<?> messageType) {
		this.methods = methods;
		this.messageType = messageType;
	}

	/**
	 * Whether a class has an annotated method.
	 * @param type the class, not a proxy
	 * @return whether there is one
	 */
	static boolean arePresentIn(Class<?> type) {
		for (Event event : Event.values()) {
			if (!find(type, event).isEmpty()) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Finds and checks the methods of a class.
	 * @param type the class, not a proxy
	 * @return the methods
	 * @throws InvalidHandlerException if a signature is not right, an event has two
	 * methods, or there is no method
	 */
	static HandlerMethods of(Class<?> type) {
		Map<Event, Method> methods = new EnumMap<>(Event.class);
		Class<?> messageType = null;
		for (Event event : Event.values()) {
			Set<Method> found = find(type, event);
			if (found.size() > 1) {
				throw new InvalidHandlerException(type.getName(),
						"It has " + found.size() + " methods with @" + event.annotation().getSimpleName()
								+ ", but one session has one handler method an event.",
						"Keep the annotation on one of them.");
			}
			for (Method method : found) {
				Class<?> message = HandlerMethodCheck.check(event, method);
				messageType = (message != null) ? message : messageType;
				methods.put(event, method);
			}
		}
		if (methods.isEmpty()) {
			throw new InvalidHandlerException(type.getName(),
					"It is a handler, but has no method that handles anything.",
					"Annotate a method with @OnMessage, or implement io.spserver.Handler or io.spserver.HandlerFactory.");
		}
		return new HandlerMethods(methods, messageType);
	}

	private static Set<Method> find(Class<?> type, Event event) {
		MetadataLookup<Boolean> lookup = (method) -> (AnnotatedElementUtils.hasAnnotation(method, event.annotation()))
				? Boolean.TRUE : null;
		return MethodIntrospector.selectMethods(type, lookup).keySet();
	}

	/**
	 * The type of the message parameter.
	 * @return the type, {@code null} if no method has such a parameter
	 */
	@Nullable Class<?> messageType() {
		return this.messageType;
	}

	/**
	 * Makes the methods ready for beans of a class.
	 * @param beanType the class of the bean, which may be a proxy
	 * @return the methods, ready to be called
	 */
	Map<Event, HandlerMethod> bind(Class<?> beanType) {
		Map<Event, HandlerMethod> bound = new EnumMap<>(Event.class);
		this.methods.forEach((event, method) -> bound.put(event,
				HandlerMethod.of(AopUtils.selectInvocableMethod(method, beanType))));
		return bound;
	}

}
