/**
 * The load generator: closed-loop clients on one thread, made to cost little, because
 * they share the machine with the server they measure. Each has a bound in connections
 * and in time, and connects to the loopback address only.
 */
@NullMarked
package io.spserver.benchmarks.load;

import org.jspecify.annotations.NullMarked;
