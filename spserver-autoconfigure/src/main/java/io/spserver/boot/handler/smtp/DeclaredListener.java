package io.spserver.boot.handler.smtp;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.spserver.boot.InvalidHandlerException;
import io.spserver.boot.annotation.SmtpListener;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.scope.ScopedProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.core.annotation.OrderUtils;
import org.springframework.core.annotation.Order;
import org.springframework.util.ReflectionUtils;

/**
 * A method with {@link SmtpListener} as it stands in its class.
 *
 * @param bean the bean's name
 * @param method the method, which may not be invocable on the bean
 * @param annotation what is said of it
 */
record DeclaredListener(String bean, Method method, SmtpListener annotation) {

	/** Types that have no listeners, and of which there are many. */
	private static final String FRAMEWORK = "org.springframework.";

	/**
	 * Finds the methods of a bean, which is not created.
	 * @param beanFactory has the bean
	 * @param bean its name
	 * @return the methods
	 */
	static List<DeclaredListener> of(ConfigurableListableBeanFactory beanFactory, String bean) {
		Class<?> type = (ScopedProxyUtils.isScopedTarget(bean)) ? null
				: AutoProxyUtils.determineTargetClass(beanFactory, bean);
		if (type == null || type.getName().startsWith(FRAMEWORK)
				|| !AnnotationUtils.isCandidateClass(type, SmtpListener.class)) {
			return List.of();
		}
		Map<Method, SmtpListener> methods = MethodIntrospector.selectMethods(type,
				(MetadataLookup<SmtpListener>) (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
						SmtpListener.class));
		List<DeclaredListener> listeners = new ArrayList<>();
		methods.forEach((method, annotation) -> listeners.add(new DeclaredListener(bean, method, annotation)));
		return listeners;
	}

	/** When it is called: by the order of the method, else of its class. */
	int order() {
		Order order = AnnotatedElementUtils.findMergedAnnotation(this.method, Order.class);
		return (order != null) ? order.value()
				: OrderUtils.getOrder(this.method.getDeclaringClass(), Ordered.LOWEST_PRECEDENCE);
	}

	/**
	 * Makes the method ready. A singleton is created.
	 * @param beanFactory has the bean
	 * @return the method
	 * @throws InvalidHandlerException if it cannot be used
	 */
	ListenerMethod bind(ConfigurableListableBeanFactory beanFactory) {
		List<ListenerArgument> arguments = arguments();
		UnaryOperator<String> resolver = (text) -> String.valueOf(beanFactory.resolveEmbeddedValue(text));
		AddressPatterns recipients = patterns("recipients", this.annotation.recipients(), resolver);
		AddressPatterns from = patterns("from", this.annotation.from(), resolver);
		Object present = beanFactory.getBean(this.bean);
		Supplier<Object> source = (beanFactory.isSingleton(this.bean)) ? () -> present
				: () -> beanFactory.getBean(this.bean);
		return new ListenerMethod(this.bean + "." + this.method.getName(), source, invocable(present.getClass()),
				arguments, recipients, from);
	}

	private Method invocable(Class<?> type) {
		try {
			Method invocable = AopUtils.selectInvocableMethod(this.method, type);
			ReflectionUtils.makeAccessible(invocable);
			return invocable;
		}
		catch (IllegalStateException ex) {
			throw invalid("It cannot be called on the proxy of its bean.",
					"Let the method be public and not final, or have it in an interface of the bean.");
		}
	}

	private AddressPatterns patterns(String attribute, String[] texts, UnaryOperator<String> resolver) {
		try {
			return AddressPatterns.parse(texts, resolver);
		}
		catch (IllegalArgumentException ex) {
			throw invalid("Its '" + attribute + "' cannot be used: " + ex.getMessage() + ".",
					"Use addresses such as '*@example.org', '*' for all"
							+ ((attribute.equals("from")) ? ", or '<>' for the empty sender." : ", or 'postmaster'."));
		}
	}

	private List<ListenerArgument> arguments() {
		if (Modifier.isStatic(this.method.getModifiers())) {
			throw invalid("It is static.", "Make it a method of the bean.");
		}
		if (this.method.getReturnType() != void.class) {
			throw invalid(
					"It returns " + this.method.getReturnType().getTypeName()
							+ ", but the client is told that its mail was accepted when it returns.",
					"Let it return void when the mail has been handled, and throw an exception if it was not.");
		}
		List<ListenerArgument> arguments = new ArrayList<>();
		for (Class<?> type : this.method.getParameterTypes()) {
			ListenerArgument argument = ListenerArgument.of(type);
			if (argument == null) {
				throw invalid("Its parameter of type " + type.getTypeName() + " cannot be resolved.",
						"Parameters of a method with @SmtpListener are ReceivedMail, jakarta.mail's MimeMessage, "
								+ "byte[], InputStream, Principal and SmtpSession, in any order.");
			}
			arguments.add(argument);
		}
		return arguments;
	}

	private InvalidHandlerException invalid(String reason, String action) {
		return new InvalidHandlerException(this.method.toGenericString(), reason, action);
	}

}
