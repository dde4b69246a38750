package io.spserver.boot.handler.http;

import java.util.concurrent.Flow;

import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.FlowAdapters;

import org.springframework.core.ReactiveAdapter;
import org.springframework.core.ReactiveAdapterRegistry;
import org.springframework.core.ResolvableType;

/**
 * Adapts the types of reactive libraries, {@code Mono} and {@code Flux} for example.
 *
 * @param results writes what they give
 */
record ReactiveResultWriter(Results results) implements ResultWriter {

	@Override
	public @Nullable HttpResponse write(Result result) throws Exception {
		Object value = result.value();
		ReactiveAdapter adapter = ReactiveAdapterRegistry.getSharedInstance().getAdapter(null, value);
		if (value == null || adapter == null) {
			return null;
		}
		Flow.Publisher<Object> publisher = FlowAdapters.toFlowPublisher(adapter.toPublisher(value));
		ResolvableType item = result.type().as(adapter.getReactiveType()).getGeneric(0);
		if (adapter.isMultiValue()) {
			return this.results
				.write(result.with(publisher, ResolvableType.forClassWithGenerics(Flow.Publisher.class, item)));
		}
		return HttpResponse.async(ItemCollector.collect(publisher)
			.thenCompose((items) -> this.results.later(result.with((items.isEmpty()) ? null : items.get(0), item))));
	}

}
