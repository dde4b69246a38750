package io.spserver.planted.server;

import io.spserver.planted.protocol.http.ImportsJackson;

public interface ImportsProtocol {

	ImportsJackson forbidden();

}
