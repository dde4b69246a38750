package io.spserver.boot.autoconfigure.rpc;

import io.spserver.protocol.rpc.RpcMethod;
import io.spserver.protocol.rpc.RpcMethods;
import io.spserver.protocol.rpc.jackson.openrpc.OpenRpc;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the method by which clients of JSON-RPC find out what there is. Used where a
 * generator of schemas is there.
 *
 * @param title the application's name
 * @param version the application's version
 */
record RpcDiscovery(String title, String version) {

	RpcMethod method(RpcMethods methods, JsonMapper mapper) {
		return OpenRpc.method(methods, mapper, this.title, this.version);
	}

}
