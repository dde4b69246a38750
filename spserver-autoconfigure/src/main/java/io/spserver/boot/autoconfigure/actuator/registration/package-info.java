/**
 * Registration with Spring Boot Admin servers, over HTTP and without their client
 * library. Called by Spring Boot only.
 */
@NullMarked
package io.spserver.boot.autoconfigure.actuator.registration;

import org.jspecify.annotations.NullMarked;
