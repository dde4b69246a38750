package io.spserver.boot.autoconfigure.rpc;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.spserver.protocol.rpc.RpcOutcome;

/**
 * The keys that the meter {@code spserver.rpc} has. No key has more values than there are
 * methods.
 */
final class DefaultRpcObservationConvention implements RpcObservationConvention {

	/** The name of the observation. */
	static final String NAME = "spserver.rpc.call";

	@Override
	public String getName() {
		return NAME;
	}

	@Override
	public String getContextualName(RpcObservationContext context) {
		return "rpc " + context.call().name();
	}

	@Override
	public KeyValues getLowCardinalityKeyValues(RpcObservationContext context) {
		RpcOutcome outcome = context.outcome();
		return KeyValues.of(KeyValue.of("server", context.server()), KeyValue.of("method", context.call().name()),
				KeyValue.of("outcome", (outcome != null) ? outcome.tag() : "none"));
	}

}
