package io.spserver.planted.protocol.http;

import tools.jackson.databind.ObjectMapper;

public interface ImportsJackson {

	ObjectMapper forbidden();

}
