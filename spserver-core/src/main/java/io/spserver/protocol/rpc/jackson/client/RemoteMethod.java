package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;

/**
 * A method of an interface and the remote one that it stands for.
 */
final class RemoteMethod {

	private final Method method;

	private final String name;

	private final JavaType result;

	private final boolean later;

	private final boolean notification;

	/** Empty if parameters are given by position. */
	private final List<String> parameterNames;

	private RemoteMethod(Method method, Interfaces known, JavaType result) {
		this.method = method;
		this.name = known.nameOf(method);
		this.later = method.getReturnType() != Object.class
				&& method.getReturnType().isAssignableFrom(CompletableFuture.class);
		this.result = (this.later) ? result.containedTypeOrUnknown(0) : result;
		this.notification = known.notifications() && method.getReturnType() == void.class;
		this.parameterNames = (known.namedParameters())
				? Arrays.stream(method.getParameters()).map((parameter) -> nameOf(parameter, known)).toList()
				: List.of();
	}

	/**
	 * Describes a method.
	 * @param method the method
	 * @param known how names are found
	 * @param result what it returns, with the types that its interface has for variables
	 * @return the remote method
	 */
	static RemoteMethod of(Method method, Interfaces known, JavaType result) {
		Class<?> raw = method.getReturnType();
		if (Future.class.isAssignableFrom(raw) && !raw.isAssignableFrom(CompletableFuture.class)) {
			throw new IllegalArgumentException("Method " + method + " cannot return a " + raw.getSimpleName()
					+ ": what comes later is a CompletionStage, CompletableFuture or Future");
		}
		return new RemoteMethod(method, known, result);
	}

	private static String nameOf(Parameter parameter, Interfaces known) {
		String name = known.nameOf(parameter);
		if (name == null) {
			throw new IllegalArgumentException("The names of the parameters of method "
					+ parameter.getDeclaringExecutable()
					+ " are unknown: compile its interface with the option -parameters, or give them by position");
		}
		return name;
	}

	String name() {
		return this.name;
	}

	Method method() {
		return this.method;
	}

	/**
	 * Makes the call.
	 * @param caller makes it
	 * @param arguments the arguments
	 * @return what the Java method returns
	 * @throws Throwable what the Java method throws
	 */
	@Nullable Object invoke(Caller caller, @Nullable Object[] arguments) throws Throwable {
		Object params = (arguments.length == 0) ? null
				: (this.parameterNames.isEmpty()) ? positions(arguments) : names(arguments);
		if (this.later) {
			return caller.callLater(this.name, params, this.result);
		}
		try {
			if (this.notification) {
				caller.send(this.name, params);
				return null;
			}
			return caller.call(this.name, params, this.result);
		}
		catch (IOException | InterruptedException ex) {
			throw (isDeclared(ex)) ? ex : unchecked(ex);
		}
	}

	private boolean isDeclared(Exception failure) {
		return Arrays.stream(this.method.getExceptionTypes()).anyMatch((type) -> type.isInstance(failure));
	}

	private UncheckedIOException unchecked(Exception failure) {
		return new UncheckedIOException("The call of '" + this.name + "' failed: " + failure.getMessage(),
				(failure instanceof IOException io) ? io : new IOException(failure));
	}

	/** A variable parameter's values are further positions. */
	private Object positions(@Nullable Object[] arguments) {
		if (!this.method.isVarArgs() || !(arguments[arguments.length - 1] instanceof Object[] rest)) {
			return arguments;
		}
		List<@Nullable Object> positions = new ArrayList<>(Arrays.asList(arguments).subList(0, arguments.length - 1));
		positions.addAll(Arrays.asList(rest));
		return positions;
	}

	/** What is not there is left out. */
	private Object names(@Nullable Object[] arguments) {
		Map<String, Object> names = new LinkedHashMap<>();
		for (int i = 0; i < arguments.length; i++) {
			Object argument = arguments[i];
			if (argument != null && !(argument instanceof Optional<?> optional && optional.isEmpty())) {
				names.put(this.parameterNames.get(i), argument);
			}
		}
		return names;
	}

}
