package io.spserver.boot.handler.http;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ValueConstants;

/**
 * Parameters with {@link RequestParam}, and those of simple types without annotation,
 * which are not required: values of the query and of forms.
 *
 * @param support what the application has
 * @param withoutAnnotation whether to take simple types without annotation
 */
record RequestParamBinder(HandlerSupport support, boolean withoutAnnotation) implements ArgumentBinder {

	/** Where annotations are that do not say where a value comes from. */
	private static final Set<String> OTHER_ANNOTATIONS = Set.of("org.springframework.format.annotation",
			"org.springframework.validation.annotation", "org.springframework.lang");

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
		if (annotation == null) {
			return (this.withoutAnnotation && isSimple(parameter))
					? bind(parameter, "", false, ValueConstants.DEFAULT_NONE) : null;
		}
		if (!StringUtils.hasText(annotation.name()) && Map.class.isAssignableFrom(parameter.getParameterType())) {
			return MapArgument.of(parameter, (exchange) -> exchange.parameters().texts());
		}
		return bind(parameter, annotation.name(), annotation.required(), annotation.defaultValue());
	}

	private static boolean isSimple(MethodParameter parameter) {
		for (Annotation annotation : parameter.getParameterAnnotations()) {
			String owner = annotation.annotationType().getPackageName();
			if (owner.startsWith("org.springframework.") && !OTHER_ANNOTATIONS.contains(owner)) {
				return false;
			}
		}
		return BeanUtils.isSimpleProperty(parameter.nestedIfOptional().getNestedParameterType());
	}

	private Argument bind(MethodParameter parameter, String name, boolean required, String defaultValue) {
		NamedValue value = NamedValue.of("parameter", parameter, name, required, defaultValue, this.support);
		return NamedArgument.of(value, parameter, RequestParamBinder::find, this.support.conversion());
	}

	private static @Nullable Object find(Exchange exchange, String name) throws IOException {
		return texts(exchange.parameters().texts().get(name));
	}

	static @Nullable Object texts(@Nullable List<String> values) {
		if (values == null || values.isEmpty()) {
			return null;
		}
		return (values.size() == 1) ? values.get(0) : values.toArray(String[]::new);
	}

}
