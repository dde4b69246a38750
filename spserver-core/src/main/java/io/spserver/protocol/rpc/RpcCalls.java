package io.spserver.protocol.rpc;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes calls, the same way whatever protocol they came in: interceptors, deadlines,
 * errors, events. For those who implement a protocol. Safe for use by any thread.
 */
public final class RpcCalls {

	private static final Logger logger = LoggerFactory.getLogger(RpcCalls.class);

	private final List<RpcInterceptor> interceptors;

	private final RpcEvents events;

	/**
	 * Creates the calls of a protocol on a server.
	 * @param options has the interceptors and who hears of calls
	 */
	public RpcCalls(RpcOptions options) {
		this.interceptors = options.interceptors();
		this.events = options.events();
	}

	/**
	 * Makes a call on this thread.
	 * @param call the call
	 * @param arguments reads its arguments, when the interceptors have let it pass
	 * @return the result; a {@link java.util.concurrent.CompletionStage} of it if it is
	 * not there yet
	 * @throws Exception what is to be given to {@link #failure}
	 */
	public @Nullable Object call(RpcCall call, Arguments arguments) throws Exception {
		return proceed(0, call, arguments);
	}

	private @Nullable Object proceed(int index, RpcCall call, Arguments arguments) throws Exception {
		if (index < this.interceptors.size()) {
			return this.interceptors.get(index).intercept(call, (passed) -> proceed(index + 1, passed, arguments));
		}
		RpcMethod method = call.method();
		Duration deadline = method.deadline();
		@Nullable Object[] values = arguments.read();
		return (deadline != null) ? RpcDeadline.call(method, deadline, values) : method.invoke(values);
	}

	/**
	 * Makes an error for the caller of what a call threw, or what its result completed
	 * with. An exception that is none of the application's errors is logged.
	 * @param method the method
	 * @param thrown what was thrown
	 * @return the error to answer
	 */
	public RpcException failure(RpcMethod method, Throwable thrown) {
		Throwable cause = causeOf(thrown);
		if (cause instanceof RpcException known) {
			return known;
		}
		RpcException mapped = method.errors().map(cause);
		if (mapped != null) {
			return mapped;
		}
		logger.error("Remote method '{}' failed", method.name(), cause);
		if (cause instanceof InterruptedException) {
			Thread.currentThread().interrupt();
		}
		return RpcErrors.internalError();
	}

	/** What stands behind an exception of a future. */
	static Throwable causeOf(Throwable thrown) {
		Throwable cause = thrown;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/**
	 * The time, if anybody wants to know how long calls take.
	 * @return nanoseconds as {@link System#nanoTime()} tells them, or 0
	 */
	public long now() {
		return (this.events != RpcEvents.NONE) ? System.nanoTime() : 0;
	}

	/**
	 * Tells that a call has ended.
	 * @param method the name of the method, or {@link RpcEvents#UNKNOWN}
	 * @param outcome how it ended
	 * @param start when it began, as {@link #now()} told
	 */
	public void ended(String method, RpcOutcome outcome, long start) {
		this.events.called(method, outcome, now() - start);
	}

	/**
	 * The arguments of a call as they came.
	 */
	@FunctionalInterface
	public interface Arguments {

		/**
		 * Reads the arguments.
		 * @return one for each parameter, of its type
		 * @throws Exception an {@link RpcErrors#invalidParams(String)} if the method does
		 * not take them
		 */
		@Nullable Object[] read() throws Exception;

	}

}
