package io.spserver.boot.autoconfigure.actuator.web;

import java.util.Collection;

import org.springframework.boot.actuate.endpoint.web.ExposableWebEndpoint;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpointDiscoverer;

/**
 * The endpoints that the admin server answers for. Not of the type that Spring Boot's own
 * web servers look for, so that they do not find two of it.
 *
 * @param discoverer finds the endpoints when they are asked for
 */
record AdminEndpoints(WebEndpointDiscoverer discoverer) {

	Collection<ExposableWebEndpoint> exposed() {
		return this.discoverer.getEndpoints();
	}

}
