package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.springframework.core.MethodParameter;

/**
 * All kinds of parameters that a method may have.
 */
final class ArgumentBinders {

	private final HandlerSupport support;

	private final MessageConverters converters;

	ArgumentBinders(HandlerSupport support, MessageConverters converters) {
		this.support = support;
		this.converters = converters;
	}

	/**
	 * Finds out where the arguments of a method that answers requests come from.
	 * @param parameters its parameters
	 * @param variables the variables that all its paths have
	 * @return the sources
	 */
	List<Argument> bind(HandlerMethodParameters parameters, Set<String> variables) {
		return bind(parameters, common(variables));
	}

	/**
	 * Finds out where the arguments of a method that handles exceptions come from.
	 * @param parameters its parameters
	 * @return the sources
	 */
	List<Argument> bindExceptionHandler(HandlerMethodParameters parameters) {
		List<ArgumentBinder> binders = new ArrayList<>();
		binders.add(new ThrowableBinder());
		binders.addAll(common(Set.of()));
		return bind(parameters, binders);
	}

	private List<ArgumentBinder> common(Set<String> variables) {
		return List.of(new PathVariableBinder(this.support, variables), new PartBinder(this.support, this.converters),
				new RequestParamBinder(this.support, false), new RequestHeaderBinder(this.support),
				new CookieValueBinder(this.support), new RequestBodyBinder(this.converters), new RequestTypeBinder(),
				new RequestParamBinder(this.support, true));
	}

	private static List<Argument> bind(HandlerMethodParameters parameters, List<ArgumentBinder> binders) {
		List<Argument> arguments = new ArrayList<>();
		for (MethodParameter parameter : parameters.toArray()) {
			arguments.add(bind(parameter, binders));
		}
		return arguments;
	}

	private static Argument bind(MethodParameter parameter, List<ArgumentBinder> binders) {
		for (ArgumentBinder binder : binders) {
			Argument argument = binder.bind(parameter);
			if (argument != null) {
				return argument;
			}
		}
		throw HandlerMethodParameters.invalid(parameter, "cannot be resolved.",
				"Annotate it with @PathVariable, @RequestParam, @RequestHeader, @CookieValue or @RequestBody, or let its "
						+ "type be HttpRequest, HttpHeaders, HttpMethod, HttpEntity, Session, Principal or Locale.");
	}

}
