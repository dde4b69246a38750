package io.spserver.planted.protocol.tunnel;

import io.spserver.planted.protocol.rpc.ImportsJackson;

interface ImportsRpc {

	ImportsJackson forbidden();

}
