/**
 * The synchronous layer: worker threads, the bulkhead of each server, and the calls of
 * handlers, which may block. It takes its work from the queueing layer; it never sees the
 * asynchronous one.
 */
@NullMarked
package io.spserver.sync;

import org.jspecify.annotations.NullMarked;
