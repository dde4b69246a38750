/**
 * The runner: starts the contenders of a scenario, visits them in turn for several
 * rounds, and writes a report. {@code benchmarks/run} starts it.
 */
@NullMarked
package io.spserver.benchmarks;

import org.jspecify.annotations.NullMarked;
