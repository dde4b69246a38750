package io.spserver.queueing;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.jspecify.annotations.Nullable;

/**
 * The decoded requests of one session, in order, a bounded number of them. The session's
 * event loop adds, the thread that has the session's turn takes; a ring for these two,
 * free of locks. It is made when the first request arrives: an idle session costs nothing
 * here.
 */
final class Mailbox {

	/**
	 * One slot stays free, so that the one of the request taken last still stands.
	 */
	private static final int SLOTS = 16;

	/**
	 * How many requests of one session are decoded before the first of them is handled.
	 */
	static final int CAPACITY = SLOTS - 1;

	private static final VarHandle HEAD = IntField.of(MethodHandles.lookup(), "head");

	/** The next to take; written by the taking thread. */
	private volatile int head;

	/**
	 * The next to add; written by the event loop, volatile so that whoever goes idle
	 * after that sees the request, or the event loop sees that nobody has the turn.
	 */
	private volatile int tail;

	private @Nullable Object[] messages = {};

	private long[] ends = {};

	private long[] arrivals = {};

	private long end;

	private long arrival;

	boolean hasRoom() {
		return this.tail - this.head < CAPACITY;
	}

	boolean isEmpty() {
		return this.tail == this.head;
	}

	/** Adds a request; there must be room. Event loop. */
	void add(Object message, long end, long arrival) {
		if (this.messages.length == 0) {
			this.messages = new Object[SLOTS];
			this.ends = new long[SLOTS];
			this.arrivals = new long[SLOTS];
		}
		int tail = this.tail;
		int slot = tail & (SLOTS - 1);
		this.messages[slot] = message;
		this.ends[slot] = end;
		this.arrivals[slot] = arrival;
		this.tail = tail + 1;
	}

	/** Takes the next request. The thread that has the turn. */
	@Nullable Object poll() {
		int head = this.head;
		if (head == this.tail) {
			return null;
		}
		int slot = head & (SLOTS - 1);
		Object message = this.messages[slot];
		this.end = this.ends[slot];
		this.arrival = this.arrivals[slot];
		this.messages[slot] = null;
		HEAD.setRelease(this, head + 1);
		return message;
	}

	/** Drops all requests. Whoever has the turn. */
	void clear() {
		while (poll() != null) {
			continue;
		}
	}

	/**
	 * Up to where requests have been taken, in bytes since the session began. Event loop;
	 * only it writes the slots, so that of the last taken request still stands.
	 */
	long takenPosition() {
		int head = this.head;
		return (head != 0) ? this.ends[(head - 1) & (SLOTS - 1)] : 0;
	}

	/**
	 * Drops all requests, since decoding begins again at a position. Event loop, which
	 * has the turn.
	 */
	void rewind(long position) {
		clear();
		int head = this.head;
		if (head != 0) {
			this.ends[(head - 1) & (SLOTS - 1)] = position;
		}
	}

	/**
	 * Where the request taken last ended, in bytes since the session began. The thread
	 * that has the turn.
	 */
	long end() {
		return this.end;
	}

	/**
	 * When the request taken last had arrived, in nanoseconds. The thread that has the
	 * turn.
	 */
	long arrival() {
		return this.arrival;
	}

}
