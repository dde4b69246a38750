package io.spserver.boot.autoconfigure.rpc;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;

/**
 * Names the observation of a remote call and its keys. A bean of this type takes the
 * place of the default, whose name is {@code spserver.rpc.call}.
 */
public interface RpcObservationConvention extends ObservationConvention<RpcObservationContext> {

	@Override
	default boolean supportsContext(Observation.Context context) {
		return context instanceof RpcObservationContext;
	}

}
