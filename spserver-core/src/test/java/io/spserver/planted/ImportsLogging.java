package io.spserver.planted;

import org.slf4j.Logger;

interface ImportsLogging {

	Logger forbidden();

}
