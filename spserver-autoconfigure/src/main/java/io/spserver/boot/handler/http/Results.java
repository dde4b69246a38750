package io.spserver.boot.handler.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.http.HttpBody;
import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.util.ClassUtils;
import org.springframework.web.ErrorResponse;

/**
 * Makes answers of what methods return. Immutable; called by any thread.
 */
final class Results {

	private static final boolean REACTIVE = ClassUtils.isPresent("org.reactivestreams.Publisher",
			Results.class.getClassLoader());

	private static final int ERROR = HttpStatus.BAD_REQUEST.value();

	private final Problems problems;

	private final List<ResultWriter> writers = new ArrayList<>();

	Results(MessageConverters converters, Problems problems) {
		this.problems = problems;
		this.writers.add(Results::ready);
		this.writers.add(Results::empty);
		this.writers.add(new WrappedResultWriter(this));
		this.writers.add(this::problem);
		this.writers.add(new TextResultWriter());
		this.writers.add(Results::bytes);
		this.writers.add(new ResourceResultWriter());
		this.writers.add(new StreamResultWriter(this, converters));
		if (REACTIVE) {
			this.writers.add(new ReactiveResultWriter(this));
		}
		this.writers.add(new ConvertedResultWriter(converters));
	}

	/**
	 * Calls a method and answers with what it returns.
	 * @param method the method
	 * @param exchange the request
	 * @return the answer
	 * @throws Exception what the method throws, or why its result cannot be answered with
	 */
	HttpResponse write(HandlerMethod method, Exchange exchange) throws Exception {
		Object value = method.invoke(exchange);
		DeclaredStatus declared = method.status();
		if (declared != null && declared.reason() != null && declared.status() >= ERROR) {
			return this.problems.response(exchange.request(), declared.status(), declared.reason());
		}
		int status = (declared != null) ? declared.status() : HttpStatus.OK.value();
		return write(new Result(exchange, value, method.returnType(), status, new HttpHeaders()));
	}

	/**
	 * Makes an answer.
	 * @param result what to answer with
	 * @return the answer
	 * @throws Exception if it cannot be made
	 */
	HttpResponse write(Result result) throws Exception {
		for (ResultWriter writer : this.writers) {
			HttpResponse response = writer.write(result);
			if (response != null) {
				return response;
			}
		}
		throw new IllegalStateException("Nothing can be made of " + result.type());
	}

	/**
	 * Makes an answer of something that came later.
	 * @param result what came
	 * @return the answer, or why it cannot be made
	 */
	CompletionStage<HttpResponse> later(Result result) {
		try {
			return write(result).completion();
		}
		catch (Exception ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static @Nullable HttpResponse ready(Result result) {
		return (result.value() instanceof HttpResponse response) ? response : null;
	}

	private static @Nullable HttpResponse empty(Result result) {
		return (result.value() == null) ? HeaderFields.set(HttpResponse.status(result.status()), result.headers())
				: null;
	}

	private static @Nullable HttpResponse bytes(Result result) {
		return (result.value() instanceof byte[] bytes)
				? result.answer(result.mediaType(MediaType.APPLICATION_OCTET_STREAM), HttpBody.bytes(bytes)) : null;
	}

	private @Nullable HttpResponse problem(Result result) {
		if (result.value() instanceof ProblemDetail problem) {
			return result.decorate(this.problems.response(result.request(), problem));
		}
		if (result.value() instanceof ErrorResponse error) {
			return result.decorate(this.problems.response(result.request(), error));
		}
		return null;
	}

}
