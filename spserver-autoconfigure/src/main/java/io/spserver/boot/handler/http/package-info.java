/**
 * From beans with {@link io.spserver.boot.annotation.SpHttpHandler} to the routes of HTTP
 * servers: which requests go to which method, where its arguments come from, and how what
 * it returns or throws becomes an answer. Everything that can be wrong with a method is
 * found when servers are created. Called by the auto-configuration; the handlers that it
 * makes run on worker threads. It needs spring-web.
 */
@NullMarked
package io.spserver.boot.handler.http;

import org.jspecify.annotations.NullMarked;
