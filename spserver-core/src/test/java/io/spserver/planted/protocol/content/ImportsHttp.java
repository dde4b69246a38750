package io.spserver.planted.protocol.content;

import io.spserver.planted.protocol.http.ImportsJackson;

interface ImportsHttp {

	ImportsJackson forbidden();

}
