package io.spserver.planted.async;

import io.spserver.planted.sync.ImportsAsync;

public interface ImportsSync {

	ImportsAsync forbidden();

}
