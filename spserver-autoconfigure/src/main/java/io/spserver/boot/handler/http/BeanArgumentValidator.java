package io.spserver.boot.handler.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;

import jakarta.validation.Validator;
import org.jspecify.annotations.Nullable;

import org.springframework.core.Conventions;
import org.springframework.core.MethodParameter;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.validation.annotation.ValidationAnnotationUtils;
import org.springframework.validation.beanvalidation.MethodValidationAdapter;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import org.springframework.validation.method.MethodValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Checks arguments by Jakarta Bean Validation, with the exceptions that Spring MVC has
 * for it.
 */
public final class BeanArgumentValidator implements ArgumentValidator {

	private final SpringValidatorAdapter beans;

	private final MethodValidationAdapter methods;

	/**
	 * Creates a validator.
	 * @param validator knows the constraints
	 */
	public BeanArgumentValidator(Validator validator) {
		this.beans = new SpringValidatorAdapter(validator);
		this.methods = new MethodValidationAdapter(validator);
	}

	@Override
	public void validate(MethodParameter parameter, Object argument) throws MethodArgumentNotValidException {
		BindingResult result = new BeanPropertyBindingResult(argument,
				Conventions.getVariableNameForParameter(parameter));
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			Object[] groups = ValidationAnnotationUtils.determineValidationHints(annotation);
			if (groups != null) {
				this.beans.validate(argument, result, groups);
				break;
			}
		}
		if (result.hasErrors()) {
			throw new MethodArgumentNotValidException(parameter, result);
		}
	}

	@Override
	public void validate(Object bean, Method method, MethodParameter[] parameters, @Nullable Object[] arguments) {
		MethodValidationResult result = this.methods.validateArguments(bean, method, parameters, arguments,
				ValidationAnnotationUtils.determineValidationGroups(bean, method));
		if (result.hasErrors()) {
			throw new HandlerMethodValidationException(result);
		}
	}

}
