package io.spserver.boot.handler.http;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

import io.spserver.protocol.http.HttpResponse;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Answers what the methods of a bean throw: by its own methods that handle exceptions,
 * otherwise as a problem with the status that the exception stands for. Immutable; called
 * by any thread.
 *
 * @param handlers the bean's methods
 * @param results writes what these return
 * @param problems knows what exceptions stand for
 */
record ErrorAnswers(ExceptionHandlers handlers, Results results, Problems problems) {

	private static final Log logger = LogFactory.getLog(ErrorAnswers.class);

	/**
	 * Answers an exception.
	 * @param exchange the request
	 * @param error the exception
	 * @return the answer
	 * @throws Exception the exception, if it stands for no status
	 */
	HttpResponse answer(Exchange exchange, Exception error) throws Exception {
		HttpResponse response = handle(exchange, error);
		if (response == null) {
			response = this.problems.find(exchange.request(), error);
		}
		if (response == null) {
			throw error;
		}
		return response;
	}

	private @Nullable HttpResponse handle(Exchange exchange, Exception error) {
		ExceptionHandlers.Match match = this.handlers.find(error, exchange);
		if (match == null) {
			return null;
		}
		try {
			return this.results.write(match.method(),
					new Exchange(exchange.request(), List.copyOf(match.info().getProducibleTypes()), error));
		}
		catch (Exception ex) {
			logger.warn("Failed to handle an exception by " + match.method(), ex);
			return null;
		}
	}

	/**
	 * Answers an exception that comes later.
	 * @param exchange the request
	 * @param error the exception
	 * @return the answer, or the exception if it stands for no status
	 */
	CompletionStage<HttpResponse> later(Exchange exchange, Throwable error) {
		Throwable cause = error;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		if (!(cause instanceof Exception exception)) {
			return CompletableFuture.failedFuture(cause);
		}
		try {
			return answer(exchange, exception).completion();
		}
		catch (Exception ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
