package io.spserver.boot.autoconfigure.actuator.web;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import io.spserver.protocol.http.HttpHandler;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpStatusException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.ProducibleOperationArgumentResolver;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;

/**
 * Answers requests by calling the operations of one method and path: finds the one that
 * takes what was sent and produces what is wanted, before anything is called. Runs on a
 * worker thread.
 *
 * @param candidates the operations, the first is preferred if the peer is undecided
 * @param arguments collects their arguments
 * @param namespace the kind of server that the path belongs to
 * @param results makes answers of what they return
 * @param calls knows which calls hang
 */
record OperationHandler(List<WebOperationCandidate> candidates, OperationArguments arguments,
		WebServerNamespace namespace, OperationResults results, StuckCalls calls) implements HttpHandler {

	@Override
	public HttpResponse handle(HttpRequest request) {
		String contentType = request.header("Content-Type");
		List<WebOperationCandidate> takers = this.candidates.stream()
			.filter((candidate) -> candidate.takes(contentType))
			.toList();
		if (takers.isEmpty()) {
			return ErrorAnswer.unsupported(request, all(this.candidates, WebOperationCandidate::consumes));
		}
		Choice choice = choose(takers, request);
		if (choice == null) {
			return ErrorAnswer.notAcceptable(request, all(takers, WebOperationCandidate::produces));
		}
		StuckCalls.Call call = this.calls.begin(request.path());
		if (call == null) {
			return ErrorAnswer.of(request, 503, "Earlier calls have not returned yet.").withHeader("Retry-After", "5");
		}
		return call(choice, request, call);
	}

	private static List<MimeType> all(List<WebOperationCandidate> candidates,
			Function<WebOperationCandidate, List<MimeType>> types) {
		return candidates.stream().flatMap((candidate) -> types.apply(candidate).stream()).toList();
	}

	private static @Nullable Choice choose(List<WebOperationCandidate> takers, HttpRequest request) {
		for (WebOperationCandidate taker : takers) {
			if (taker.produces().isEmpty()) {
				return new Choice(taker, null);
			}
		}
		try {
			MimeType best = AcceptedTypes.parse(request.headers().all("Accept"))
				.choose(all(takers, WebOperationCandidate::produces));
			return takers.stream()
				.filter((taker) -> best != null && taker.produces().contains(best))
				.findFirst()
				.map((taker) -> new Choice(taker, best))
				.orElse(null);
		}
		catch (InvalidMimeTypeException ex) {
			return null;
		}
	}

	private HttpResponse call(Choice choice, HttpRequest request, StuckCalls.Call call) {
		CompletionStage<HttpResponse> answer;
		try {
			Object result = choice.candidate().operation().invoke(context(choice, request));
			answer = this.results.answer(result, request, choice.type());
		}
		catch (RuntimeException | Error ex) {
			call.end();
			return refusal(request, ex);
		}
		CompletionStage<HttpResponse> ended = answer.whenComplete((response, ex) -> call.end())
			.exceptionally((ex) -> refusal(request, ex));
		CompletableFuture<HttpResponse> future = ended.toCompletableFuture();
		return (future.isDone()) ? join(future) : HttpResponse.async(future);
	}

	private static HttpResponse join(CompletableFuture<HttpResponse> done) {
		try {
			return done.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	/** Throws what the peer is not to blame for. */
	private static HttpResponse refusal(HttpRequest request, Throwable ex) {
		Throwable cause = (ex instanceof CompletionException && ex.getCause() != null) ? ex.getCause() : ex;
		if (cause instanceof InvalidEndpointRequestException invalid) {
			return ErrorAnswer.of(request, 400, invalid.getReason());
		}
		if (cause instanceof HttpStatusException status) {
			return ErrorAnswer.of(request, status.status(), status.getMessage());
		}
		if (ex instanceof Error error) {
			throw error;
		}
		throw (ex instanceof RuntimeException runtime) ? runtime : new CompletionException(cause);
	}

	@SuppressWarnings("NullAway") // arguments may be null, as those of Spring Boot's own
									// servers
	private InvocationContext context(Choice choice, HttpRequest request) {
		Map<String, Object> collected = this.arguments.collect(choice.candidate().operation(), request);
		MimeType type = choice.type();
		return new InvocationContext(new RequestSecurityContext(request), collected,
				OperationArgumentResolver.of(WebServerNamespace.class, this::namespace),
				new ProducibleOperationArgumentResolver(() -> (type != null) ? List.of(type.toString()) : null));
	}

	@Override
	public String toString() {
		return "Actuator web endpoint '" + this.candidates.get(0).operation().getId() + "'";
	}

	/**
	 * What is to be called.
	 *
	 * @param candidate the operation
	 * @param type what it is to produce; {@code null} if it produces nothing
	 */
	private record Choice(WebOperationCandidate candidate, @Nullable MimeType type) {
	}

}
