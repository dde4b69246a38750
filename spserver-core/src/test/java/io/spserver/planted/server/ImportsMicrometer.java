package io.spserver.planted.server;

import io.micrometer.core.instrument.MeterRegistry;

interface ImportsMicrometer {

	MeterRegistry forbidden();

}
