package io.spserver.boot.autoconfigure.rpc;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * What a caller gets of a method, which may return it later.
 */
final class ResultTypes {

	private ResultTypes() {
	}

	static Type of(Method method) {
		ResolvableType declared = ResolvableType.forMethodReturnType(method);
		if (CompletionStage.class.isAssignableFrom(method.getReturnType())) {
			return declared.as(CompletionStage.class).getGeneric(0).getType();
		}
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(method.getReturnType());
		if (adapter == null) {
			return declared.getType();
		}
		ResolvableType value = declared.getGeneric(0);
		if (adapter.isNoValue()) {
			return void.class;
		}
		return (adapter.isMultiValue()) ? ResolvableType.forClassWithGenerics(List.class, value).getType()
				: value.getType();
	}

}
