package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

/**
 * Writes requests, sends them, and waits for what comes of them. Safe for use by any
 * thread.
 */
final class Requests {

	private final ClientSettings settings;

	private final Transport transport;

	private final ObjectWriter writer;

	private final AtomicLong ids = new AtomicLong();

	Requests(ClientSettings settings, Transport transport) {
		this.settings = settings;
		this.transport = transport;
		this.writer = settings.mapper().writer().without(SerializationFeature.INDENT_OUTPUT);
	}

	Long nextId() {
		return this.ids.incrementAndGet();
	}

	/**
	 * Makes a call or a notification.
	 * @param method the name of the method
	 * @param params the parameters, {@code null} for none
	 * @param id the id, {@code null} in notifications
	 * @return what is written as JSON
	 */
	static Map<String, Object> message(String method, @Nullable Object params, @Nullable Long id) {
		Map<String, Object> message = new LinkedHashMap<>();
		message.put("jsonrpc", "2.0");
		message.put("method", method);
		if (params != null) {
			message.put("params", params);
		}
		if (id != null) {
			message.put("id", id);
		}
		return message;
	}

	/**
	 * Makes what completes with the answer to a call, or when its time is over.
	 * @return a future
	 */
	CompletableFuture<Answer> newAnswer() {
		return new CompletableFuture<Answer>().orTimeout(this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Sends a message.
	 * @param message the message, or a list of them
	 * @param calls what completes with the answers, by id
	 * @return completes when the message has reached the server as far as is known, or
	 * exceptionally
	 * @throws JacksonException if the parameters cannot be written
	 */
	CompletableFuture<Void> send(Object message, Map<Long, CompletableFuture<Answer>> calls) {
		CompletableFuture<Void> sent;
		try {
			sent = this.transport.send(this.writer.writeValueAsBytes(message), calls);
		}
		catch (RuntimeException ex) {
			calls.values().forEach((call) -> call.cancel(false));
			throw ex;
		}
		sent.whenComplete((done, failure) -> {
			if (failure != null) {
				calls.values().forEach((call) -> call.completeExceptionally(failure));
			}
		});
		return sent;
	}

	/**
	 * Waits.
	 * @param <T> what for
	 * @param future what for
	 * @return what it completes with
	 * @throws IOException if it fails so, or its time is over
	 * @throws InterruptedException if this thread is interrupted
	 */
	<T> T await(CompletableFuture<T> future) throws IOException, InterruptedException {
		try {
			return future.get();
		}
		catch (ExecutionException ex) {
			Throwable cause = causeOf(ex);
			if (cause instanceof RuntimeException failure) {
				throw failure;
			}
			throw failure(cause);
		}
		catch (InterruptedException ex) {
			future.cancel(true);
			throw ex;
		}
	}

	/**
	 * What a call ends with whose future has failed.
	 * @param thrown what the future has failed with
	 * @return the exception for the caller
	 */
	Exception failureOf(Throwable thrown) {
		Throwable cause = causeOf(thrown);
		return (cause instanceof RuntimeException failure) ? failure : failure(cause);
	}

	private static Throwable causeOf(Throwable thrown) {
		Throwable cause = thrown;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/** An exception of its own for each who waits, with the trace of that thread. */
	private IOException failure(Throwable cause) {
		if (cause instanceof TimeoutException) {
			return new SocketTimeoutException("The server has not answered in " + this.settings.timeout());
		}
		String message = (cause.getMessage() != null) ? cause.getMessage() : cause.getClass().getSimpleName();
		return (cause instanceof SocketTimeoutException late) ? late : new IOException(message, cause);
	}

	void close() {
		this.transport.close();
	}

}
