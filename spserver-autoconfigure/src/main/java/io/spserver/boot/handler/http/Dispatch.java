package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.server.NotAcceptableStatusException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;

/**
 * Chooses among the methods of one route by the media types that they consume and
 * produce. Immutable; called by any worker thread.
 */
final class Dispatch implements HttpHandler {

	private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::generality)
		.thenComparing(Candidate::choice)
		.thenComparing((candidate) -> candidate.handler().mapping().produces().isEmpty());

	private final List<MappedHandler> handlers;

	private final Problems problems;

	Dispatch(List<MappedHandler> handlers, Problems problems) {
		this.handlers = List.copyOf(handlers);
		this.problems = problems;
	}

	@Override
	public HttpResponse handle(HttpRequest request) throws Exception {
		MappedHandler handler;
		try {
			handler = choose(request);
		}
		catch (ResponseStatusException ex) {
			return this.problems.response(request, ex);
		}
		return handler.handle(request);
	}

	private MappedHandler choose(HttpRequest request) {
		if (this.handlers.size() == 1 && isUnconditional(this.handlers.get(0))) {
			return this.handlers.get(0);
		}
		List<MappedHandler> consuming = new ArrayList<>(this.handlers);
		consuming.removeIf((handler) -> !handler.consumes(request));
		if (consuming.isEmpty()) {
			throw new UnsupportedMediaTypeStatusException(MessageConverters.contentType(request),
					types(Mapping::consumes), HttpMethod.valueOf(request.method()));
		}
		Acceptance acceptance = Acceptance.of(request);
		Candidate best = null;
		for (MappedHandler handler : consuming) {
			Candidate candidate = candidate(handler, request, acceptance);
			if (candidate != null && (best == null || ORDER.compare(candidate, best) < 0)) {
				best = candidate;
			}
		}
		if (best == null) {
			throw new NotAcceptableStatusException(types(Mapping::produces));
		}
		return best.handler();
	}

	private static boolean isUnconditional(MappedHandler handler) {
		return handler.mapping().consumes().isEmpty() && handler.mapping().produces().isEmpty();
	}

	private static @Nullable Candidate candidate(MappedHandler handler, HttpRequest request, Acceptance acceptance) {
		List<MediaType> produced = handler.mapping().produces().included();
		Acceptance.Choice choice = acceptance.choose((produced.isEmpty()) ? List.of(MediaType.ALL) : produced);
		if (choice == null || !handler.mapping().produces().includes(choice.type())) {
			return null;
		}
		return new Candidate(handler, handler.generality(request), choice);
	}

	private List<MediaType> types(Function<Mapping, MediaTypeCondition> condition) {
		Set<MediaType> types = new LinkedHashSet<>();
		this.handlers.forEach((handler) -> types.addAll(condition.apply(handler.mapping()).included()));
		return List.copyOf(types);
	}

	private record Candidate(MappedHandler handler, int generality, Acceptance.Choice choice) {
	}

}
