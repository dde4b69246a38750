/**
 * Auto-configuration of HTTP servers: which routes and filters each of them gets, and
 * what the admin server shows by itself. Called by Spring Boot only, but for
 * {@link io.spserver.boot.autoconfigure.http.HttpServerContributor}, by which other
 * auto-configurations add routes.
 */
@NullMarked
package io.spserver.boot.autoconfigure.http;

import org.jspecify.annotations.NullMarked;
