/**
 * Auto-configuration of the console, the page that a browser shows for the admin server:
 * the servers with their statistics, and the methods, which can be called from there. A
 * client of the statistics and of JSON-RPC like any other: it can do no more than they
 * let the one do who has logged in. Called by Spring Boot only.
 */
@NullMarked
package io.spserver.boot.autoconfigure.console;

import org.jspecify.annotations.NullMarked;
