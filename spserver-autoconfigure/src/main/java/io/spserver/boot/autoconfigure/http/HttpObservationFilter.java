package io.spserver.boot.autoconfigure.http;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;

/**
 * Observes the handling of each request. Runs on the worker thread that handles the
 * request.
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
		try (Observation.Scope scope = observation.openScope()) {
			HttpResponse response = next.handle(request);
			context.setResponse(response);
			return response;
		}
		catch (Throwable ex) {
			observation.error(ex);
			throw ex;
		}
		finally {
			observation.stop();
		}
	}

}
