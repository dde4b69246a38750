package io.spserver.boot.handler.http;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

import io.spserver.protocol.http.HttpResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/**
 * Unwraps what has the result inside: {@link HttpEntity}, {@link Optional} and
 * {@link CompletionStage}.
 *
 * @param results writes what is inside
 */
record WrappedResultWriter(Results results) implements ResultWriter {

	@Override
	public @Nullable HttpResponse write(Result result) throws Exception {
		Object value = result.value();
		if (value instanceof HttpEntity<?> entity) {
			int status = (entity instanceof ResponseEntity<?> response) ? response.getStatusCode().value()
					: result.status();
			HttpHeaders headers = new HttpHeaders(result.headers());
			headers.putAll(entity.getHeaders());
			return this.results.write(result.unwrap(entity.getBody(), HttpEntity.class).with(status, headers));
		}
		if (value instanceof Optional<?> optional) {
			Result inner = result.unwrap(optional.orElse(null), Optional.class);
			boolean missing = optional.isEmpty() && result.status() == HttpStatus.OK.value();
			return this.results.write((missing) ? inner.with(HttpStatus.NOT_FOUND.value(), result.headers()) : inner);
		}
		if (value instanceof CompletionStage<?> stage) {
			return HttpResponse.async(
					stage.thenCompose((content) -> this.results.later(result.unwrap(content, CompletionStage.class))));
		}
		return null;
	}

}
