package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Lists in a problem what is not valid, each with its field and a message. Values are not
 * shown.
 */
final class ValidationErrors {

	private final List<Map<String, Object>> errors = new ArrayList<>();

	private final MessageSource messages;

	private final Locale locale;

	private ValidationErrors(MessageSource messages, Locale locale) {
		this.messages = messages;
		this.locale = locale;
	}

	/**
	 * Adds to a problem which values are wrong, and why.
	 * @param members the problem's members
	 * @param error what it is about
	 * @param messages has texts
	 * @param locale the peer's language
	 */
	static void add(Map<String, Object> members, ErrorResponse error, MessageSource messages, Locale locale) {
		ValidationErrors errors = new ValidationErrors(messages, locale);
		if (error instanceof MethodArgumentNotValidException ex) {
			errors.add("", ex.getBindingResult());
		}
		else if (error instanceof HandlerMethodValidationException ex) {
			ex.getParameterValidationResults().forEach(errors::add);
			ex.getCrossParameterValidationResults().forEach((crossing) -> errors.add(null, crossing));
		}
		if (!errors.errors.isEmpty()) {
			members.putIfAbsent("errors", errors.errors);
		}
	}

	private void add(String prefix, Errors result) {
		for (ObjectError error : result.getAllErrors()) {
			add((error instanceof FieldError field) ? prefix + field.getField() : null, error);
		}
	}

	private void add(ParameterValidationResult result) {
		Object place = (result.getContainerIndex() != null) ? result.getContainerIndex() : result.getContainerKey();
		String element = (place != null) ? "[" + place + "]" : "";
		if (result instanceof ParameterErrors nested) {
			add((place != null) ? element + "." : "", nested);
			return;
		}
		String name = result.getMethodParameter().getParameterName();
		for (MessageSourceResolvable error : result.getResolvableErrors()) {
			add((name != null) ? name + element : null, error);
		}
	}

	private void add(@Nullable String field, MessageSourceResolvable error) {
		Map<String, Object> entry = new LinkedHashMap<>();
		if (field != null) {
			entry.put("field", field);
		}
		entry.put("message", this.messages.getMessage(error, this.locale));
		this.errors.add(entry);
	}

}
