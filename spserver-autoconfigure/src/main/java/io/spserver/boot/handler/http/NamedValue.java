package io.spserver.boot.handler.http;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * What an annotation says of a parameter that has a name in the request.
 *
 * @param label what the value is called in messages: parameter, header, cookie
 * @param name the name in the request
 * @param required whether there must be a value
 * @param defaultValue what stands for a missing or empty value
 */
record NamedValue(String label, String name, boolean required, @Nullable String defaultValue) {

	static NamedValue of(String label, MethodParameter parameter, String name, boolean required, String defaultValue,
			HandlerSupport support) {
		String resolved = (StringUtils.hasText(name)) ? support.resolve(name)
				: HandlerMethodParameters.name(parameter.nestedIfOptional());
		boolean hasDefault = !ValueConstants.DEFAULT_NONE.equals(defaultValue);
		return new NamedValue(label, resolved, required && !hasDefault && !parameter.isOptional(),
				(hasDefault) ? support.resolve(defaultValue) : null);
	}

}
