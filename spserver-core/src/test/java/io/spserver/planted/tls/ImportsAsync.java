package io.spserver.planted.tls;

import io.spserver.planted.async.ImportsSync;

interface ImportsAsync {

	ImportsSync forbidden();

}
