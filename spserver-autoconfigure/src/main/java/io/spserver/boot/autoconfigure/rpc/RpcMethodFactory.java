package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.spserver.boot.annotation.JsonRpcMethod;
import io.spserver.boot.annotation.JsonRpcParam;
import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;

import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedMethod;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.util.StringUtils;

/**
 * Makes methods that can be called remotely of methods of beans. Used while servers are
 * created, by one thread.
 */
final class RpcMethodFactory {

	private final ConfigurableListableBeanFactory beanFactory;

	private final List<RpcInvokerDecorator> decorators;

	RpcMethodFactory(ConfigurableListableBeanFactory beanFactory, List<RpcInvokerDecorator> decorators) {
		this.beanFactory = beanFactory;
		this.decorators = decorators;
	}

	/**
	 * Makes a method.
	 * @param name the name to call it by
	 * @param bean the bean, which may be a proxy
	 * @param method the method of the bean's own class
	 * @param annotation what is said of it
	 * @return the method, which may be described further
	 * @throws IllegalArgumentException if it cannot be called
	 */
	RpcMethod.Builder create(String name, Object bean, Method method, JsonRpcMethod annotation) {
		RpcMethod.Invoker invoker = RpcMethod.invoker(bean, AopUtils.selectInvocableMethod(method, bean.getClass()));
		List<RpcParameter> parameters = parameters(method);
		for (RpcInvokerDecorator decorator : this.decorators) {
			invoker = decorator.decorate(invoker, bean, method, parameters);
		}
		return RpcMethod.builder(name, invoker)
			.parameters(parameters)
			.resultType(ResultTypes.of(method))
			.description(annotation.description())
			.deadline(deadline(annotation.deadline()))
			.readOnly(annotation.readOnly())
			.errors(new ErrorAnnotations(method));
	}

	private static List<RpcParameter> parameters(Method method) {
		List<RpcParameter> parameters = new ArrayList<>();
		MethodParameter[] inherited = new AnnotatedMethod(method).getMethodParameters();
		for (int i = 0; i < inherited.length; i++) {
			Parameter parameter = method.getParameters()[i];
			MergedAnnotation<JsonRpcParam> annotation = MergedAnnotations
				.from(parameter, inherited[i].getParameterAnnotations())
				.get(JsonRpcParam.class);
			parameters.add((annotation.isPresent()) ? parameter(parameter, annotation.synthesize())
					: RpcParameter.of(parameter));
		}
		return parameters;
	}

	private static RpcParameter parameter(Parameter parameter, JsonRpcParam annotation) {
		RpcParameter described = (StringUtils.hasText(annotation.name()))
				? RpcParameter.of(parameter, annotation.name()) : RpcParameter.of(parameter);
		if (!annotation.defaultValue().equals(JsonRpcParam.NO_DEFAULT)) {
			described = described.withDefault(annotation.defaultValue());
		}
		return described.withDescription(annotation.description());
	}

	private @Nullable Duration deadline(String value) {
		String resolved = this.beanFactory.resolveEmbeddedValue(value);
		return (StringUtils.hasText(resolved)) ? DurationStyle.detectAndParse(resolved) : null;
	}

}
