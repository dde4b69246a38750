/**
 * Measures our tunnel beside stunnel and haproxy, which are programs of their own: what
 * they carry, how many connections they open, and what idle ones cost. Started by
 * {@code benchmarks/run tunnel}.
 */
@NullMarked
package io.spserver.benchmarks.tunnel;

import org.jspecify.annotations.NullMarked;
