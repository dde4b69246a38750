package io.spserver.boot.handler.http;

import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Parameters with {@link PathVariable}.
 *
 * @param support what the application has
 * @param variables those that all paths of the method have
 */
record PathVariableBinder(HandlerSupport support, Set<String> variables) implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		PathVariable annotation = parameter.getParameterAnnotation(PathVariable.class);
		if (annotation == null) {
			return null;
		}
		if (annotation.value().isEmpty() && Map.class.isAssignableFrom(parameter.getParameterType())) {
			return MapArgument.of(parameter, (exchange) -> MapArgument.single(exchange.request().pathVariables()));
		}
		NamedValue value = NamedValue.of("path variable", parameter, annotation.value(), annotation.required(),
				ValueConstants.DEFAULT_NONE, this.support);
		if (value.required() && !this.variables.contains(value.name())) {
			throw HandlerMethodParameters.invalid(parameter,
					"is the path variable '" + value.name() + "', which not every path of the method has.",
					"Add '{" + value.name() + "}' to the path, or correct the name.");
		}
		return NamedArgument.of(value, parameter, (exchange, name) -> exchange.request().pathVariables().get(name),
				this.support.conversion());
	}

}
