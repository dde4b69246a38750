package io.spserver.boot.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of an HTTP request and its keys. A bean of this type takes the
 * place of the default, whose name is {@code http.server.requests}.
 */
public interface HttpServerObservationConvention extends ObservationConvention<HttpServerObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof HttpServerObservationContext;
	}

}
