/**
 * The asynchronous layer: event loops that accept, read and decode, time out, and write.
 * Nothing in it runs code of the application or blocks. What it has decoded it puts into
 * the queueing layer; it never sees the synchronous one.
 */
@NullMarked
package io.spserver.async;

import org.jspecify.annotations.NullMarked;
