package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import io.spserver.protocol.http.form.HttpPart;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.MissingRequestValueException;

/**
 * Parameters that are parts of a multipart body: {@link MultipartFile} and
 * {@link HttpPart}, or lists of them, and with {@link RequestPart} anything that a
 * message converter can read.
 *
 * @param support what the application has
 * @param converters read parts
 */
record PartBinder(HandlerSupport support, MessageConverters converters) implements ArgumentBinder {

	@Override
	public @Nullable Argument bind(MethodParameter parameter) {
		MethodParameter nested = parameter.nestedIfOptional();
		ResolvableType type = ResolvableType.forMethodParameter(nested);
		Class<?> raw = type.resolve(Object.class);
		boolean several = raw == List.class || raw == Collection.class;
		ResolvableType item = (several) ? type.getGeneric(0) : type;
		boolean isPart = isPart(item.resolve(Object.class));
		RequestPart part = parameter.getParameterAnnotation(RequestPart.class);
		RequestParam param = parameter.getParameterAnnotation(RequestParam.class);
		if (part == null && !isPart) {
			return null;
		}
		String name = (part != null) ? part.name() : (param != null) ? param.name() : "";
		boolean required = (part != null) ? part.required() : param == null || param.required();
		NamedValue value = NamedValue.of("part", parameter, StringUtils.hasText(name) ? name : "", required,
				ValueConstants.DEFAULT_NONE, this.support);
		boolean list = several && isPart;
		Converter converter = converter((list) ? item : type);
		Argument argument = (list) ? (exchange) -> list(exchange, value, nested, converter)
				: (exchange) -> single(exchange, value, nested, converter);
		boolean optional = parameter.getParameterType() == Optional.class;
		return (optional) ? (exchange) -> Optional.ofNullable(argument.get(exchange)) : argument;
	}

	private static boolean isPart(Class<?> type) {
		return type == HttpPart.class || type == MultipartFile.class;
	}

	private Converter converter(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		if (raw == HttpPart.class) {
			return (part) -> part;
		}
		if (raw == MultipartFile.class) {
			return PartFile::new;
		}
		return (part) -> this.converters.read(new PartMessage(part), MessageConverters.contentType(part.contentType()),
				type);
	}

	private static @Nullable Object single(Exchange exchange, NamedValue value, MethodParameter parameter,
			Converter converter) throws Exception {
		List<HttpPart> parts = parts(exchange, value, parameter);
		return (parts.isEmpty()) ? null : converter.convert(parts.get(0));
	}

	private static List<@Nullable Object> list(Exchange exchange, NamedValue value, MethodParameter parameter,
			Converter converter) throws Exception {
		List<@Nullable Object> converted = new ArrayList<>();
		for (HttpPart part : parts(exchange, value, parameter)) {
			converted.add(converter.convert(part));
		}
		return converted;
	}

	private static List<HttpPart> parts(Exchange exchange, NamedValue value, MethodParameter parameter)
			throws Exception {
		List<HttpPart> parts = exchange.parameters().parts(value.name());
		if (parts.isEmpty() && value.required()) {
			throw new MissingRequestValueException(value.name(), parameter.getNestedParameterType(), value.label(),
					parameter);
		}
		return parts;
	}

	/**
	 * Makes an argument of a part.
	 */
	@FunctionalInterface
	private interface Converter {

		@Nullable Object convert(HttpPart part) throws Exception;

	}

}
