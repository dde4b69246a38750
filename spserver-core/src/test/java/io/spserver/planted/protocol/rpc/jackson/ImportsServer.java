package io.spserver.planted.protocol.rpc.jackson;

import io.spserver.planted.server.ImportsProtocol;

public interface ImportsServer {

	ImportsProtocol forbidden();

}
