package io.spserver.planted.protocol.http;

import io.micrometer.core.instrument.MeterRegistry;

interface ImportsMicrometer {

	MeterRegistry forbidden();

}
