/**
 * {@link org.springframework.boot.autoconfigure.EnableAutoConfiguration
 * Auto-configuration} for connections that the application opens: declared clients, the
 * dispatcher, and timers.
 */
@NullMarked
package io.spserver.boot.autoconfigure.client;

import org.jspecify.annotations.NullMarked;
