package io.spserver.boot.handler.http;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import io.spserver.boot.InvalidHandlerException;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodIntrospector.MetadataLookup;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Reads the mappings of a class: what its annotation and those of its methods say
 * together.
 */
final class MappingReader {

	/** The methods of requests for a mapping that names none. */
	private static final List<String> ALL_METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

	private final Class<?> type;

	private final @Nullable RequestMapping general;

	private final UnaryOperator<String> placeholders;

	private MappingReader(Class<?> type, UnaryOperator<String> placeholders) {
		this.type = type;
		this.general = AnnotatedElementUtils.findMergedAnnotation(type, RequestMapping.class);
		this.placeholders = placeholders;
	}

	/**
	 * Reads the mappings of a class.
	 * @param type the class, not a proxy
	 * @param placeholders resolves placeholders in paths
	 * @return the mappings, one a method
	 * @throws InvalidHandlerException if there is none, or one cannot be used
	 */
	static List<Mapping> read(Class<?> type, UnaryOperator<String> placeholders) {
		return new MappingReader(type, placeholders).read();
	}

	private List<Mapping> read() {
		refuse(InitBinder.class);
		refuse(ModelAttribute.class);
		if (this.general != null) {
			checkConditions(this.type.getName(), this.general);
		}
		List<Mapping> mappings = new ArrayList<>();
		methods(RequestMapping.class).forEach((method, annotation) -> mappings.add(read(method, annotation)));
		if (mappings.isEmpty()) {
			throw new InvalidHandlerException(this.type.getName(), "It is a @SpHttpHandler without a mapped method.",
					"Annotate the methods that answer requests with @GetMapping, @PostMapping and the like.");
		}
		return mappings;
	}

	private void refuse(Class<? extends Annotation> annotation) {
		methods(annotation).forEach((method, present) -> {
			throw new InvalidHandlerException(method.toGenericString(),
					"The annotation @" + annotation.getSimpleName() + " is not supported in a @SpHttpHandler.",
					"Remove the method. Beans of type Converter convert values, and @Valid validates them.");
		});
	}

	private <A extends Annotation> Map<Method, A> methods(Class<A> annotation) {
		return MethodIntrospector.selectMethods(this.type,
				(MetadataLookup<A>) (method) -> AnnotatedElementUtils.findMergedAnnotation(method, annotation));
	}

	private Mapping read(Method method, RequestMapping annotation) {
		String where = method.toGenericString();
		checkConditions(where, annotation);
		try {
			MediaTypeCondition consumes = MediaTypeCondition.of(annotation.consumes());
			MediaTypeCondition produces = MediaTypeCondition.of(annotation.produces());
			if (this.general != null) {
				consumes = (consumes.isEmpty()) ? MediaTypeCondition.of(this.general.consumes()) : consumes;
				produces = (produces.isEmpty()) ? MediaTypeCondition.of(this.general.produces()) : produces;
			}
			return new Mapping(method, requestMethods(annotation), templates(annotation), consumes, produces);
		}
		catch (InvalidMediaTypeException ex) {
			throw new InvalidHandlerException(where, ex.getMessage() + ".", "Correct the media type.");
		}
	}

	private static void checkConditions(String where, RequestMapping annotation) {
		if (annotation.params().length > 0 || annotation.headers().length > 0 || !annotation.version().isEmpty()) {
			throw new InvalidHandlerException(where,
					"Its mapping has one of the conditions 'params', 'headers' and 'version', which are not supported.",
					"Remove it, and let the method look at the request. The conditions 'consumes' and 'produces' "
							+ "stand for the header fields Content-Type and Accept.");
		}
	}

	private List<String> requestMethods(RequestMapping annotation) {
		Set<String> methods = new LinkedHashSet<>();
		for (RequestMethod method : annotation.method()) {
			methods.add(method.name());
		}
		for (RequestMethod method : (this.general != null) ? this.general.method() : new RequestMethod[0]) {
			methods.add(method.name());
		}
		return (methods.isEmpty()) ? ALL_METHODS : List.copyOf(methods);
	}

	private List<String> templates(RequestMapping annotation) {
		Set<String> templates = new LinkedHashSet<>();
		for (String prefix : paths(this.general)) {
			for (String path : paths(annotation)) {
				templates.add(combine(prefix, path));
			}
		}
		return List.copyOf(templates);
	}

	private List<String> paths(@Nullable RequestMapping annotation) {
		List<String> paths = new ArrayList<>();
		for (String path : (annotation != null) ? annotation.path() : new String[0]) {
			paths.add(this.placeholders.apply(path));
		}
		return (paths.isEmpty()) ? List.of("") : paths;
	}

	private static String combine(String prefix, String path) {
		String first = withSlash(prefix);
		String second = withSlash(path);
		if (first.endsWith("/") && !second.isEmpty()) {
			first = first.substring(0, first.length() - 1);
		}
		String combined = first + second;
		return (combined.isEmpty()) ? "/" : combined;
	}

	private static String withSlash(String path) {
		return (path.isEmpty() || path.startsWith("/")) ? path : "/" + path;
	}

}
