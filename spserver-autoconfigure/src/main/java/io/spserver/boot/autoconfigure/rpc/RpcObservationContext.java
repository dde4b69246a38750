package io.spserver.boot.autoconfigure.rpc;

import io.micrometer.observation.Observation;
import io.spserver.protocol.rpc.RpcCall;
import io.spserver.protocol.rpc.RpcOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What is observed of a remote call: the call, and how it has ended when it has.
 */
public final class RpcObservationContext extends Observation.Context {

	private final String server;

	private final RpcCall call;

	private volatile @Nullable RpcOutcome outcome;

	/**
	 * Creates a context.
	 * @param server the name of the server
	 * @param call the call
	 */
	public RpcObservationContext(String server, RpcCall call) {
		this.server = server;
		this.call = call;
	}

	/**
	 * The name of the server that answers the call.
	 * @return the name
	 */
	public String server() {
		return this.server;
	}

	/**
	 * The call.
	 * @return the call
	 */
	public RpcCall call() {
		return this.call;
	}

	/**
	 * How the call has ended.
	 * @return the outcome, {@code null} while it has not
	 */
	public @Nullable RpcOutcome outcome() {
		return this.outcome;
	}

	void ended(RpcOutcome how) {
		this.outcome = how;
	}

}
