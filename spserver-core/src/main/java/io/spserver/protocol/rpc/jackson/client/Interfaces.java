package io.spserver.protocol.rpc.jackson.client;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceLoader;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the remote methods of an interface.
 *
 * @param prefix what names begin with, {@code null} to ask {@link JsonRpcNames}
 * @param namedParameters whether parameters are given by name
 * @param notifications whether calls of void methods are notifications
 */
record Interfaces(@Nullable String prefix, boolean namedParameters, boolean notifications) {

	private static final List<JsonRpcNames> KNOWN = ServiceLoader
		.load(JsonRpcNames.class, JsonRpcNames.class.getClassLoader())
		.stream()
		.map(ServiceLoader.Provider::get)
		.toList();

	/**
	 * Finds the remote methods.
	 * @param type the interface
	 * @param mapper knows types
	 * @return the methods, without those that have a body
	 * @throws IllegalArgumentException if this is no interface, or two of its methods
	 * have one name
	 */
	Map<Method, RemoteMethod> methods(Class<?> type, JsonMapper mapper) {
		if (!type.isInterface() || type.isAnnotation()) {
			throw new IllegalArgumentException(type.getName() + " is no interface");
		}
		Map<Method, RemoteMethod> methods = new HashMap<>();
		Map<String, Method> names = new HashMap<>();
		JavaType declaring = mapper.constructType(type);
		Interfaces known = (this.prefix != null) ? this
				: new Interfaces(prefixOf(type), this.namedParameters, this.notifications);
		for (Method method : type.getMethods()) {
			if (Modifier.isAbstract(method.getModifiers()) && !isClose(method)) {
				JavaType result = mapper.getTypeFactory()
					.resolveMemberType(method.getGenericReturnType(), declaring.getBindings());
				RemoteMethod remote = RemoteMethod.of(method, known, result);
				Method other = names.putIfAbsent(remote.name(), method);
				if (other != null) {
					throw new IllegalArgumentException("Both " + method + " and " + other
							+ " would be called remotely as '" + remote.name() + "'");
				}
				methods.put(method, remote);
			}
		}
		return methods;
	}

	/** Whether this is what closes the client. */
	static boolean isClose(Method method) {
		return method.getName().equals("close") && method.getParameterCount() == 0
				&& AutoCloseable.class.isAssignableFrom(method.getDeclaringClass());
	}

	private static String prefixOf(Class<?> type) {
		return KNOWN.stream().map((names) -> names.prefix(type)).filter(Objects::nonNull).findFirst().orElse("");
	}

	String nameOf(Method method) {
		String name = KNOWN.stream()
			.map((names) -> names.method(method))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(method::getName);
		return (this.prefix == null || this.prefix.isEmpty()) ? name : this.prefix + "." + name;
	}

	@Nullable String nameOf(Parameter parameter) {
		return KNOWN.stream()
			.map((names) -> names.parameter(parameter))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseGet(() -> (parameter.isNamePresent()) ? parameter.getName() : null);
	}

}
