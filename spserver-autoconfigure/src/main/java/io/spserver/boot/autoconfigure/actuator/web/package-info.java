/**
 * Actuator's web endpoints on the admin server, by Spring Boot's public API and without
 * any other web server: which of them are exposed, their routes, and how a request
 * becomes the call of an operation. Called by Spring Boot only.
 */
@NullMarked
package io.spserver.boot.autoconfigure.actuator.web;

import org.jspecify.annotations.NullMarked;
