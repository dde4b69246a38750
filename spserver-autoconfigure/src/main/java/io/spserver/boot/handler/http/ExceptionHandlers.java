package io.spserver.boot.handler.http;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;

import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.ExceptionHandlerMappingInfo;
import org.springframework.web.method.annotation.ExceptionHandlerMethodResolver;

/**
 * The methods of a bean that handle exceptions of its other methods. Immutable; called by
 * any worker thread.
 */
final class ExceptionHandlers {

	private final ExceptionHandlerMethodResolver resolver;

	private final Map<Method, HandlerMethod> methods;

	private ExceptionHandlers(ExceptionHandlerMethodResolver resolver, Map<Method, HandlerMethod> methods) {
		this.resolver = resolver;
		this.methods = methods;
	}

	/**
	 * Finds the methods of a bean.
	 * @param bean the bean
	 * @param binders find out where arguments come from
	 * @param validator checks arguments
	 * @return the methods
	 * @throws InvalidHandlerException if one cannot be used
	 */
	static ExceptionHandlers of(HandlerBean bean, ArgumentBinders binders, @Nullable ArgumentValidator validator) {
		Map<Method, HandlerMethod> methods = new HashMap<>();
		MetadataLookup<ExceptionHandler> lookup = (method) -> AnnotatedElementUtils.findMergedAnnotation(method,
				ExceptionHandler.class);
		for (Method method : MethodIntrospector.selectMethods(bean.type(), lookup).keySet()) {
			HandlerMethodParameters parameters = new HandlerMethodParameters(method);
			methods.put(method, new HandlerMethod(bean, parameters, binders.bindExceptionHandler(parameters),
					new ArgumentChecks(bean, parameters, validator)));
		}
		try {
			return new ExceptionHandlers(new ExceptionHandlerMethodResolver(bean.type()), Map.copyOf(methods));
		}
		catch (IllegalStateException | IllegalArgumentException ex) {
			throw new InvalidHandlerException(bean.type().getName(), String.valueOf(ex.getMessage()),
					"Let each @ExceptionHandler method handle exceptions that no other one handles.");
		}
	}

	/**
	 * Finds who handles an exception.
	 * @param error the exception
	 * @param exchange the request
	 * @return the method and what it produces, {@code null} if there is none
	 */
	@Nullable Match find(Throwable error, Exchange exchange) {
		if (this.methods.isEmpty()) {
			return null;
		}
		for (MediaType accepted : exchange.acceptance().ranges()) {
			Match match = find(error, accepted);
			if (match != null) {
				return match;
			}
		}
		return find(error, MediaType.ALL);
	}

	private @Nullable Match find(Throwable error, MediaType accepted) {
		ExceptionHandlerMappingInfo info = this.resolver.resolveExceptionMapping(error, accepted);
		HandlerMethod method = (info != null) ? this.methods.get(info.getHandlerMethod()) : null;
		return (info != null && method != null) ? new Match(method, info) : null;
	}

	/**
	 * Who handles an exception.
	 *
	 * @param method the method
	 * @param info what its annotation says
	 */
	record Match(HandlerMethod method, ExceptionHandlerMappingInfo info) {
	}

}
