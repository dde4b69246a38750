package io.spserver.protocol.rpc.xml;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;

/**
 * Faults of requests that cannot be read, with the codes that servers have agreed upon.
 */
final class XmlRpcFaults {

	private static final int NOT_WELL_FORMED = -32700;

	private static final int UNSUPPORTED_ENCODING = -32701;

	private static final int INVALID_CHARACTER = -32702;

	private XmlRpcFaults() {
	}

	static RpcException notWellFormed() {
		return RpcErrors.parseError(NOT_WELL_FORMED, "Parse error: not well formed");
	}

	static RpcException documentType() {
		return RpcErrors.parseError(NOT_WELL_FORMED, "Parse error: document types and entities are not read");
	}

	static RpcException invalidCharacter() {
		return RpcErrors.parseError(INVALID_CHARACTER, "Parse error: a character is not one of the encoding");
	}

	static RpcException unsupportedEncoding() {
		return RpcErrors.parseError(UNSUPPORTED_ENCODING, "Parse error: unsupported encoding");
	}

}
