package io.spserver.protocol.rpc.xml;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A call as it stands in a request.
 *
 * @param method the name of the method
 * @param values the parameters in order
 */
record XmlRpcCall(String method, List<@Nullable Object> values) {
}
