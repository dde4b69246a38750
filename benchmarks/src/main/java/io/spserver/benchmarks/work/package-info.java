/**
 * What the contenders and the load generator agree on: the requests, and the work that
 * each asks a handler to do. Uses the JDK only.
 */
@NullMarked
package io.spserver.benchmarks.work;

import org.jspecify.annotations.NullMarked;
