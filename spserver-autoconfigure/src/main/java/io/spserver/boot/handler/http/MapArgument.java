package io.spserver.boot.handler.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * An argument with all values of a kind by their names: a map of first values, or of
 * lists if it is a {@link MultiValueMap}.
 */
final class MapArgument implements Argument {

	private final boolean multiple;

	private final Source source;

	private MapArgument(boolean multiple, Source source) {
		this.multiple = multiple;
		this.source = source;
	}

	static Argument of(MethodParameter parameter, Source source) {
		Class<?> type = parameter.getParameterType();
		ResolvableType map = ResolvableType.forMethodParameter(parameter).as(Map.class);
		boolean multiple = MultiValueMap.class.isAssignableFrom(type);
		if ((type != Map.class && type != MultiValueMap.class) || !isText(map.getGeneric(0))
				|| !isText((multiple) ? map.getGeneric(1).getGeneric(0) : map.getGeneric(1))) {
			throw HandlerMethodParameters.invalid(parameter, "is not a map of strings.",
					"Use Map<String, String> or MultiValueMap<String, String>.");
		}
		return new MapArgument(multiple, source);
	}

	private static boolean isText(ResolvableType type) {
		Class<?> raw = type.resolve(Object.class);
		return raw == Object.class || raw == String.class;
	}

	static Map<String, List<String>> single(Map<String, String> values) {
		Map<String, List<String>> lists = new LinkedHashMap<>();
		values.forEach((name, value) -> lists.put(name, List.of(value)));
		return lists;
	}

	@Override
	public Object get(Exchange exchange) throws Exception {
		MultiValueMap<String, String> all = new LinkedMultiValueMap<>();
		this.source.all(exchange).forEach((name, values) -> values.forEach((value) -> all.add(name, value)));
		return (this.multiple) ? all : all.toSingleValueMap();
	}

	/**
	 * Finds the values.
	 */
	@FunctionalInterface
	interface Source {

		/**
		 * Finds the values.
		 * @param exchange the request
		 * @return the values by name
		 * @throws Exception if the request cannot be read
		 */
		Map<String, List<String>> all(Exchange exchange) throws Exception;

	}

}
