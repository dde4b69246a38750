package io.spserver.boot.handler.http;

import java.lang.reflect.Method;

import io.spserver.boot.InvalidHandlerException;

import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.core.ParameterNameDiscoverer;
import org.springframework.core.annotation.AnnotatedMethod;

/**
 * A method of a handler class and its parameters, with the annotations that methods of
 * interfaces have on theirs.
 */
final class HandlerMethodParameters {

	private static final ParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();

	private final Method method;

	private final MethodParameter[] parameters;

	HandlerMethodParameters(Method method) {
		this.method = method;
		this.parameters = new AnnotatedMethod(method).getMethodParameters();
		for (MethodParameter parameter : this.parameters) {
			parameter.initParameterNameDiscovery(NAMES);
		}
	}

	Method method() {
		return this.method;
	}

	int size() {
		return this.parameters.length;
	}

	MethodParameter get(int index) {
		return this.parameters[index];
	}

	MethodParameter[] toArray() {
		return this.parameters.clone();
	}

	/**
	 * The name of a parameter, when its annotation has none.
	 * @param parameter the parameter
	 * @return the name in the source
	 * @throws InvalidHandlerException if the compiler has dropped it
	 */
	static String name(MethodParameter parameter) {
		String name = parameter.getParameterName();
		if (name == null) {
			throw invalid(parameter, "has no name.",
					"Name it in its annotation, or compile with the option '-parameters'.");
		}
		return name;
	}

	/**
	 * A parameter cannot be used.
	 * @param parameter the parameter
	 * @param reason what is wrong with it, a sentence that goes on after the parameter
	 * @param action what the user can do about it
	 * @return the exception
	 */
	static InvalidHandlerException invalid(MethodParameter parameter, String reason, String action) {
		return new InvalidHandlerException(parameter.getExecutable().toGenericString(),
				"Parameter " + (parameter.getParameterIndex() + 1) + " of type "
						+ parameter.getGenericParameterType().getTypeName() + " " + reason,
				action);
	}

}
