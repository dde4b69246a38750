/**
 * The servers that are measured, each in a process of its own: ours through its public
 * API, raw Netty as the bound, and the peers, set up as their documentation has it for
 * handlers that may block. All answer the requests of
 * {@code io.spserver.benchmarks.work}.
 */
@NullMarked
package io.spserver.benchmarks.contenders;

import org.jspecify.annotations.NullMarked;
