package io.spserver.protocol.http.content;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.chrono.ChronoLocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Dates in header fields (RFC 9110, section 5.6.7).
 */
final class HttpDates {

	private static final DateTimeFormatter FIXED = formatter("EEE, dd MMM uuuu HH:mm:ss 'GMT'");

	/** The form of C's asctime; a day of one digit has a second blank before it. */
	private static final DateTimeFormatter ASCTIME = formatter("EEE MMM ppd HH:mm:ss uuuu");

	private HttpDates() {
	}

	private static DateTimeFormatter formatter(String pattern) {
		return DateTimeFormatter.ofPattern(pattern, Locale.US)
			.withResolverStyle(ResolverStyle.STRICT)
			.withZone(ZoneOffset.UTC);
	}

	/**
	 * The form of RFC 850, whose years of two digits are at most 50 years ahead.
	 */
	private static DateTimeFormatter rfc850() {
		ChronoLocalDate oldest = LocalDate.now(ZoneOffset.UTC).minusYears(49);
		return new DateTimeFormatterBuilder().appendPattern("EEEE, dd-MMM-")
			.appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
			.appendPattern(" HH:mm:ss 'GMT'")
			.toFormatter(Locale.US)
			.withResolverStyle(ResolverStyle.STRICT)
			.withZone(ZoneOffset.UTC);
	}

	/**
	 * Writes a date.
	 * @param instant the date
	 * @return the preferred form
	 */
	static String format(Instant instant) {
		return FIXED.format(instant);
	}

	/**
	 * Reads a date in any of the three forms.
	 * @param text the field's value
	 * @return the date, {@code null} if it is none
	 */
	static @Nullable Instant parse(String text) {
		Instant date = parse(text, FIXED);
		if (date == null) {
			date = parse(text, ASCTIME);
		}
		return (date != null) ? date : parse(text, rfc850());
	}

	private static @Nullable Instant parse(String text, DateTimeFormatter formatter) {
		try {
			return Instant.from(formatter.parse(text));
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
