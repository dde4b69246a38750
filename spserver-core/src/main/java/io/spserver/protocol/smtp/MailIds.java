package io.spserver.protocol.smtp;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives mails their ids: the begin is chosen at random for each server, the rest is
 * counted. Safe for use by any thread.
 */
final class MailIds {

	private static final int RADIX = 36;

	/** Seven digits of the radix. */
	private static final long LEAST = 2_176_782_336L;

	private static final long MOST = 78_364_164_095L;

	private final String begin = text(new SecureRandom().nextLong(LEAST, MOST));

	/** Begins so that ids have one length for long. */
	private final AtomicLong next = new AtomicLong(RADIX * RADIX * RADIX * RADIX);

	String next() {
		return this.begin + text(this.next.getAndIncrement());
	}

	private static String text(long number) {
		return Long.toString(number, RADIX).toUpperCase(Locale.ROOT);
	}

}
