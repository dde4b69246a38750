package io.spserver.protocol.http.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * A range of a representation's bytes (RFC 9110, section 14.1.2).
 *
 * @param first the index of its first byte
 * @param last the index of its last byte
 */
record ByteRange(long first, long last) {

	/** How many ranges a request may have; one with more gets the whole. */
	static final int MOST = 16;

	long length() {
		return this.last - this.first + 1;
	}

	String contentRange(long total) {
		return "bytes " + this.first + "-" + this.last + "/" + total;
	}

	/**
	 * Reads the field {@code Range}.
	 * @param field its value
	 * @param total how long the representation is
	 * @return the ranges that there are, in order, none of them overlapping; empty if
	 * none can be satisfied; {@code null} if the field is to be ignored: it is malformed,
	 * of another unit, or asks for too many ranges
	 */
	static @Nullable List<ByteRange> parse(String field, long total) {
		if (!field.toLowerCase(Locale.ROOT).startsWith("bytes=")) {
			return null;
		}
		List<ByteRange> ranges = new ArrayList<>();
		int count = 0;
		for (String part : field.substring("bytes=".length()).split(",", MOST + 2)) {
			String spec = part.strip();
			int dash = spec.indexOf('-');
			if (spec.isEmpty()) {
				continue;
			}
			if (++count > MOST || dash < 0 || spec.length() == 1 || !areDigits(spec.substring(0, dash))
					|| !areDigits(spec.substring(dash + 1))) {
				return null;
			}
			long from = number(spec.substring(0, dash), -1);
			long to = number(spec.substring(dash + 1), -1);
			if (to >= 0 && from > to) {
				return null;
			}
			ByteRange range = (from < 0) ? new ByteRange(Math.max(0, total - to), total - 1)
					: new ByteRange(from, (to < 0) ? total - 1 : Math.min(to, total - 1));
			if (range.first <= range.last) {
				ranges.add(range);
			}
		}
		return (count > 0) ? coalesced(ranges) : null;
	}

	private static boolean areDigits(String text) {
		return text.chars().allMatch((c) -> c >= '0' && c <= '9');
	}

	/** Numbers that are too large for a file stand for the largest. */
	private static long number(String digits, long otherwise) {
		if (digits.isEmpty()) {
			return otherwise;
		}
		String significant = digits.replaceFirst("^0+(?=.)", "");
		return (significant.length() > 18) ? Long.MAX_VALUE : Long.parseLong(significant);
	}

	/**
	 * Joins ranges if two of them overlap or touch; the result is in ascending order
	 * then.
	 */
	private static List<ByteRange> coalesced(List<ByteRange> ranges) {
		List<ByteRange> joined = new ArrayList<>();
		for (ByteRange range : ranges.stream().sorted(Comparator.comparingLong(ByteRange::first)).toList()) {
			ByteRange previous = (joined.isEmpty()) ? null : joined.get(joined.size() - 1);
			if (previous != null && range.first <= previous.last + 1) {
				joined.set(joined.size() - 1, new ByteRange(previous.first, Math.max(previous.last, range.last)));
			}
			else {
				joined.add(range);
			}
		}
		return (joined.size() == ranges.size()) ? ranges : joined;
	}

}
