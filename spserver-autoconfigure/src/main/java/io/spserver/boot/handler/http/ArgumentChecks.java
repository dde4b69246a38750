package io.spserver.boot.handler.http;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.validation.annotation.Validated;

/**
 * Which arguments of a method are to be checked: all at once if a parameter has a
 * constraint, otherwise those with {@code @Valid} or {@code @Validated}. Immutable.
 */
final class ArgumentChecks {

	private static final String VALID = "jakarta.validation.Valid";

	private static final String CONSTRAINT = "jakarta.validation.Constraint";

	private final HandlerBean bean;

	private final HandlerMethodParameters parameters;

	private final @Nullable ArgumentValidator validator;

	private final boolean whole;

	private final List<Integer> single = new ArrayList<>();

	ArgumentChecks(HandlerBean bean, HandlerMethodParameters parameters, @Nullable ArgumentValidator validator) {
		this.bean = bean;
		this.parameters = parameters;
		boolean constrained = false;
		for (int i = 0; i < parameters.size(); i++) {
			MethodParameter parameter = parameters.get(i);
			constrained |= isConstrained(parameter);
			if (isValidated(MergedAnnotations.from(parameter.getParameterAnnotations()))) {
				this.single.add(i);
			}
		}
		this.whole = constrained;
		this.validator = (constrained || !this.single.isEmpty()) ? required(validator) : null;
	}

	private ArgumentValidator required(@Nullable ArgumentValidator available) {
		if (available == null) {
			throw new InvalidHandlerException(this.parameters.method().toGenericString(),
					"Its arguments are to be validated, but the application has no validator.",
					"Add the dependency 'org.springframework.boot:spring-boot-starter-validation'.");
		}
		return available;
	}

	/**
	 * Checks arguments.
	 * @param instance the bean whose method is called
	 * @param arguments the arguments
	 * @throws Exception if one is not valid
	 */
	void check(Object instance, @Nullable Object[] arguments) throws Exception {
		ArgumentValidator available = this.validator;
		if (available == null) {
			return;
		}
		if (this.whole) {
			available.validate(this.bean.target(instance), this.parameters.method(), this.parameters.toArray(),
					arguments);
			return;
		}
		for (int index : this.single) {
			Object argument = arguments[index];
			if (argument instanceof Optional<?> optional) {
				argument = optional.orElse(null);
			}
			if (argument != null) {
				available.validate(this.parameters.get(index), argument);
			}
		}
	}

	private static boolean hasElements(Class<?> type) {
		return Iterable.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type) || type.isArray();
	}

	private static boolean isValidated(MergedAnnotations annotations) {
		return annotations.isPresent(VALID) || annotations.isPresent(Validated.class);
	}

	private static boolean isConstrained(MethodParameter parameter) {
		MergedAnnotations declared = MergedAnnotations.from(parameter.getParameterAnnotations());
		if (declared.isPresent(CONSTRAINT) || (isValidated(declared) && hasElements(parameter.getParameterType()))) {
			return true;
		}
		AnnotatedType type = parameter.getParameter().getAnnotatedType();
		if (type instanceof AnnotatedParameterizedType parameterized) {
			for (AnnotatedElement element : parameterized.getAnnotatedActualTypeArguments()) {
				MergedAnnotations annotations = MergedAnnotations.from(element.getAnnotations());
				if (annotations.isPresent(CONSTRAINT) || annotations.isPresent(VALID)) {
					return true;
				}
			}
		}
		return false;
	}

}
