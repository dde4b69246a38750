package io.spserver.protocol.rpc.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.Base64;
import java.util.Locale;
import java.util.regex.Pattern;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcException;

/**
 * Reads the text of values that are no structs and arrays. White space around it is
 * passed over, but not in strings.
 */
final class XmlRpcScalars {

	/** The form of the specification, and with what is often added to it. */
	private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder().appendValue(ChronoField.YEAR, 4)
		.appendPattern("['-']")
		.appendValue(ChronoField.MONTH_OF_YEAR, 2)
		.appendPattern("['-']")
		.appendValue(ChronoField.DAY_OF_MONTH, 2)
		.appendPattern("'T'HH:mm:ss")
		.appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
		.appendPattern("[XXX][XX][X]")
		.toFormatter(Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

	private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]{1,9})?");

	private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");

	private final int maxNumberLength;

	XmlRpcScalars(int maxNumberLength) {
		this.maxNumberLength = maxNumberLength;
	}

	BigInteger integer(String text) {
		return new BigInteger(number(text, INTEGER, "an integer"));
	}

	BigInteger integer(String text, long min, long max) {
		BigInteger value = integer(text);
		if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
			throw RpcErrors.invalidRequest("an integer is out of the range of its type");
		}
		return value;
	}

	double floating(String text) {
		double value = Double.parseDouble(number(text, DECIMAL, "a number"));
		if (!Double.isFinite(value)) {
			throw RpcErrors.invalidRequest("a number is out of the range of its type");
		}
		return value;
	}

	BigDecimal decimal(String text) {
		return new BigDecimal(number(text, DECIMAL, "a number"));
	}

	private String number(String text, Pattern pattern, String what) {
		String stripped = text.strip();
		if (stripped.length() > this.maxNumberLength) {
			throw RpcErrors.invalidRequest("a number is longer than " + this.maxNumberLength + " characters");
		}
		if (!pattern.matcher(stripped).matches()) {
			throw notA(what);
		}
		return stripped;
	}

	boolean bool(String text) {
		return switch (text.strip()) {
			case "1" -> true;
			case "0" -> false;
			default -> throw notA("a boolean, which is 0 or 1");
		};
	}

	Temporal dateTime(String text) {
		try {
			return (Temporal) DATE_TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from);
		}
		catch (DateTimeException ex) {
			throw notA("a dateTime.iso8601");
		}
	}

	byte[] base64(String text) {
		try {
			return Base64.getDecoder().decode(SPACE.matcher(text).replaceAll(""));
		}
		catch (IllegalArgumentException ex) {
			throw notA("base64");
		}
	}

	private static RpcException notA(String what) {
		return RpcErrors.invalidRequest("a value is not " + what);
	}

}
