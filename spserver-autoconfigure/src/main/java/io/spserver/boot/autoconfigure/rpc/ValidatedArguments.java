package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;

import org.springframework.aop.framework.AopProxyUtils;

/**
 * Validates the arguments of methods that have constraints. Used where Bean Validation is
 * there.
 */
final class ValidatedArguments implements RpcInvokerDecorator {

	private final Validator validator;

	ValidatedArguments(Validator validator) {
		this.validator = validator;
	}

	@Override
	public RpcMethod.Invoker decorate(RpcMethod.Invoker invoker, Object bean, Method method,
			List<RpcParameter> parameters) {
		MethodDescriptor constraints = this.validator.getConstraintsForClass(method.getDeclaringClass())
			.getConstraintsForMethod(method.getName(), method.getParameterTypes());
		if (constraints == null || !constraints.hasConstrainedParameters()) {
			return invoker;
		}
		Object singleton = AopProxyUtils.getSingletonTarget(bean);
		Object target = (singleton != null) ? singleton : bean;
		return (arguments) -> {
			Set<ConstraintViolation<Object>> violations = this.validator.forExecutables()
				.validateParameters(target, method, arguments);
			if (!violations.isEmpty()) {
				throw invalid(violations, parameters);
			}
			return invoker.invoke(arguments);
		};
	}

	private static RpcException invalid(Set<ConstraintViolation<Object>> violations, List<RpcParameter> parameters) {
		List<Map<String, String>> data = violations.stream()
			.map((violation) -> describe(violation, parameters))
			.sorted(Comparator.comparing(Map::toString))
			.toList();
		String why = data.stream()
			.map((violation) -> "'" + violation.get("path") + "' " + violation.get("message"))
			.collect(Collectors.joining(", "));
		return RpcErrors.invalidParams(why, data);
	}

	private static Map<String, String> describe(ConstraintViolation<?> violation, List<RpcParameter> parameters) {
		Map<String, String> described = new LinkedHashMap<>();
		described.put("path", path(violation.getPropertyPath(), parameters));
		described.put("message", violation.getMessage());
		return described;
	}

	/** Where a value is: the name of the parameter, and the way from there. */
	private static String path(Path path, List<RpcParameter> parameters) {
		StringBuilder text = new StringBuilder();
		for (Path.Node node : path) {
			if (node.getKind() == ElementKind.PARAMETER) {
				text.append(parameters.get(node.as(Path.ParameterNode.class).getParameterIndex()).name());
			}
			else if (node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.CROSS_PARAMETER) {
				text.append((text.isEmpty()) ? "" : ".").append(node);
			}
		}
		return text.toString();
	}

}
