package io.spserver.protocol.http.security;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionException;

import io.spserver.protocol.http.HttpFilter;
import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;

/**
 * Tells of each request that writes, when it has been answered. Stands inside an
 * {@link AccessFilter}, so that it knows the principal.
 */
public final class WriteEventsFilter implements HttpFilter {

	private final AccessEvents events;

	private final List<PathPattern> skipped;

	/**
	 * Creates a filter.
	 * @param events hears of the requests
	 * @param skipped paths whose requests are told of elsewhere, such as those that carry
	 * remote calls
	 */
	public WriteEventsFilter(AccessEvents events, Collection<PathPattern> skipped) {
		this.events = events;
		this.skipped = List.copyOf(skipped);
	}

	@Override
	public HttpResponse filter(HttpRequest request, HttpHandler next) throws Exception {
		if (Methods.isRead(request.method())
				|| this.skipped.stream().anyMatch((path) -> path.matches(request.path()))) {
			return next.handle(request);
		}
		HttpResponse response;
		try {
			response = next.handle(request);
		}
		catch (Exception ex) {
			this.events.written(request, statusOf(ex));
			throw ex;
		}
		response.completion().whenComplete((answer, failure) -> {
			this.events.written(request, (answer != null) ? answer.status() : statusOf(failure));
		});
		return response;
	}

	private static int statusOf(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return (cause instanceof HttpStatusException known) ? known.status() : 500;
	}

}
