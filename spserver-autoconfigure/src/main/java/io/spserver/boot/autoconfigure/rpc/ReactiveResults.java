package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcParameter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;

/**
 * Subscribes to the reactive types that methods return; several values become a list.
 * Used where Reactor is there.
 */
final class ReactiveResults implements RpcInvokerDecorator {

	@Override
	public RpcMethod.Invoker decorate(RpcMethod.Invoker invoker, Object bean, Method method,
			List<RpcParameter> parameters) {
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType());
		if (adapter == null || CompletionStage.class.isAssignableFrom(method.getReturnType())) {
			return invoker;
		}
		return (arguments) -> later(adapter, invoker.invoke(arguments));
	}

	private static @Nullable Object later(ReactiveAdapter adapter, @Nullable Object result) {
		if (result == null) {
			return null;
		}
		return (adapter.isMultiValue()) ? Flux.from(adapter.toPublisher(result)).collectList().toFuture()
				: Mono.from(adapter.toPublisher(result)).toFuture();
	}

}
