package io.spserver.planted.protocol.rpc;

import tools.jackson.databind.ObjectMapper;

public interface ImportsJackson {

	ObjectMapper forbidden();

}
