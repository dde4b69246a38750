/**
 * The queueing layer, where the asynchronous and the synchronous layer meet: the mailbox
 * that keeps a session's requests in order, the queue of sessions that wait for a thread,
 * the policy for overload, and the way replies take back. Bounded, free of locks, and
 * free of Netty.
 */
@NullMarked
package io.spserver.queueing;

import org.jspecify.annotations.NullMarked;
