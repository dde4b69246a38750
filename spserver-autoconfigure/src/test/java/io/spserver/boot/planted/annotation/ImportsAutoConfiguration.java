package io.spserver.boot.planted.annotation;

import io.spserver.boot.planted.autoconfigure.OpenAutoConfiguration;

public interface ImportsAutoConfiguration {

	OpenAutoConfiguration forbidden();

}
