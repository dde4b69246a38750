package io.spserver.planted.protocol.smtp;

import io.spserver.planted.protocol.http.ImportsJackson;

interface ImportsHttp {

	ImportsJackson forbidden();

}
