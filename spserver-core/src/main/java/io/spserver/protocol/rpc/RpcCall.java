package io.spserver.protocol.rpc;

/**
 * A call of a method that there is.
 *
 * @param method the method
 * @param caller who calls it
 */
public record RpcCall(RpcMethod method, RpcCaller caller) {

	/**
	 * The name of the method.
	 * @return the name
	 */
	public String name() {
		return this.method.name();
	}

}
