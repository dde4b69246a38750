package io.spserver.boot.autoconfigure.http;

import java.util.Objects;
import java.util.concurrent.CompletionException;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/**
 * Observes each request until its response is sent. The scope is open while the handler
 * runs, on the worker thread that handles the request.
 *
 * @param registry where observations go
 * @param convention names the observation and its keys
 */
record HttpObservationFilter(ObservationRegistry registry,
		HttpServerObservationConvention convention) implements HttpFilter {

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		HttpServerObservationContext context = new HttpServerObservationContext(request);
		Observation observation = Observation.start(this.convention, () -> context, this.registry);
		HttpResponse response;
		try (Observation.Scope scope = observation.openScope()) {
			response = Objects.requireNonNull(next.handle(request), "The handler returned no response");
		}
		catch (Throwable ex) {
			stop(observation, ex);
			throw ex;
		}
		if (!response.isAsync()) {
			return present(observation, context, response);
		}
		return HttpResponse.async(response.completion().whenComplete((later, failure) -> {
			if (failure != null) {
				stop(observation, (failure instanceof CompletionException && failure.getCause() != null)
						? failure.getCause() : failure);
			}
		}).thenApply((later) -> present(observation, context, later)));
	}

	private static HttpResponse present(Observation observation, HttpServerObservationContext context,
			HttpResponse response) {
		context.setResponse(response);
		return response.withBody(response.content().onEnd((failure) -> stop(observation, failure)));
	}

	private static void stop(Observation observation, @Nullable Throwable failure) {
		if (failure != null) {
			observation.error(failure);
		}
		observation.stop();
	}

}
