/**
 * Meters of servers: {@link io.spserver.ServerEvents} that count and time with
 * Micrometer. The only place that knows Micrometer, which is optional: whoever has a
 * registry gives the factory to the runtime.
 */
@NullMarked
package io.spserver.metrics;

import org.jspecify.annotations.NullMarked;
