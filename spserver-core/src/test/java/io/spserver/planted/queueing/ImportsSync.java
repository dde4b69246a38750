package io.spserver.planted.queueing;

import io.spserver.planted.sync.ImportsAsync;

interface ImportsSync {

	ImportsAsync forbidden();

}
