package io.spserver.planted.sync;

import io.spserver.planted.async.ImportsSync;

public interface ImportsAsync {

	ImportsSync forbidden();

}
