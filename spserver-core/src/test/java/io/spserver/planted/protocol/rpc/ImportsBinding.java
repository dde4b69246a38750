package io.spserver.planted.protocol.rpc;

import io.spserver.planted.protocol.rpc.jackson.ImportsServer;

interface ImportsBinding {

	ImportsServer forbidden();

}
