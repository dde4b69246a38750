package io.spserver.boot.autoconfigure.rpc;

import java.util.concurrent.CompletionStage;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcInterceptor;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Observes each call of a server until its result is there. The scope is open while the
 * method runs, on its thread.
 *
 * @param server the server's name
 * @param registry where observations go
 * @param convention names the observation and its keys
 */
record ObservedCalls(String server, ObservationRegistry registry,
		RpcObservationConvention convention) implements RpcInterceptor {

	@Override
	public @Nullable Object intercept(RpcCall call, Chain next) throws Exception {
		RpcObservationContext context = new RpcObservationContext(this.server, call);
		Observation observation = Observation.start(this.convention, () -> context, this.registry);
		Object result;
		try (Observation.Scope scope = observation.openScope()) {
			result = next.proceed(call);
		}
		catch (Throwable ex) {
			stop(observation, context, ex);
			throw ex;
		}
		if (result instanceof CompletionStage<?> later) {
			return later.whenComplete((value, failure) -> stop(observation, context, failure));
		}
		stop(observation, context, null);
		return result;
	}

	/** An error that is the caller's business is none of the observation. */
	private static void stop(Observation observation, RpcObservationContext context, @Nullable Throwable failure) {
		RpcOutcome outcome = context.call().outcome(failure);
		context.ended(outcome);
		if (failure != null && (outcome == RpcOutcome.INTERNAL_ERROR || outcome == RpcOutcome.TIMED_OUT)) {
			observation.error(failure);
		}
		observation.stop();
	}

}
