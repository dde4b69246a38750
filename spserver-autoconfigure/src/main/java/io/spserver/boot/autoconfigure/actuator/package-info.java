/**
 * Auto-configuration of what Actuator and Micrometer see of the servers: an endpoint,
 * health and meters. Called by Spring Boot only.
 */
@NullMarked
package io.spserver.boot.autoconfigure.actuator;

import org.jspecify.annotations.NullMarked;
