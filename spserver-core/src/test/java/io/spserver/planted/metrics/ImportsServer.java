package io.spserver.planted.metrics;

import io.spserver.planted.server.ImportsProtocol;

interface ImportsServer {

	ImportsProtocol forbidden();

}
