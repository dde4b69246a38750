package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.util.List;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;

/**
 * Adds to the calls of those bean methods that need it what an optional library does.
 */
@FunctionalInterface
interface RpcInvokerDecorator {

	/**
	 * Decorates the calls of a method.
	 * @param invoker calls the method
	 * @param bean the bean, which may be a proxy
	 * @param method the method of the bean's own class
	 * @param parameters its parameters
	 * @return the invoker to use, which may be the same
	 */
	RpcMethod.Invoker decorate(RpcMethod.Invoker invoker, Object bean, Method method, List<RpcParameter> parameters);

}
