package io.spserver.protocol.rpc.xml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;

/**
 * Converts values to the simple types of Java. A number fits a type if nothing of it is
 * lost; a date without zone is one of UTC.
 */
final class SimpleTypes {

	private static final String DATE = "a dateTime.iso8601";

	private static final Map<Class<?>, Simple> TYPES = Map.ofEntries(
			Map.entry(byte.class, integer("an int of 8 bits", Byte.MIN_VALUE, Byte.MAX_VALUE, BigInteger::byteValue)),
			Map.entry(short.class,
					integer("an int of 16 bits", Short.MIN_VALUE, Short.MAX_VALUE, BigInteger::shortValue)),
			Map.entry(int.class,
					integer("an int of 32 bits", Integer.MIN_VALUE, Integer.MAX_VALUE, BigInteger::intValue)),
			Map.entry(long.class, integer("an int of 64 bits", Long.MIN_VALUE, Long.MAX_VALUE, BigInteger::longValue)),
			Map.entry(BigInteger.class, new Simple("an int", SimpleTypes::toInteger)),
			Map.entry(float.class, new Simple("a number", (value) -> decimal(value).floatValue())),
			Map.entry(double.class, new Simple("a number", (value) -> decimal(value).doubleValue())),
			Map.entry(BigDecimal.class, new Simple("a number", SimpleTypes::decimal)),
			Map.entry(Number.class, new Simple("a number", Number.class::cast)),
			Map.entry(boolean.class, new Simple("a boolean", Boolean.class::cast)),
			Map.entry(String.class, new Simple("a string", String.class::cast)),
			Map.entry(CharSequence.class, new Simple("a string", String.class::cast)),
			Map.entry(char.class, new Simple("a string of one character", SimpleTypes::toCharacter)),
			Map.entry(byte[].class, new Simple("base64", byte[].class::cast)),
			Map.entry(LocalDateTime.class,
					date((time) -> time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime())),
			Map.entry(LocalDate.class, date((time) -> time.toLocalDate())),
			Map.entry(OffsetDateTime.class, date((time) -> time)),
			Map.entry(ZonedDateTime.class, date((time) -> time.toZonedDateTime())),
			Map.entry(Instant.class, date((time) -> time.toInstant())),
			Map.entry(Date.class, date((time) -> Date.from(time.toInstant()))));

	private static final Map<Class<?>, Class<?>> PRIMITIVES = Map.of(Byte.class, byte.class, Short.class, short.class,
			Integer.class, int.class, Long.class, long.class, Float.class, float.class, Double.class, double.class,
			Boolean.class, boolean.class, Character.class, char.class);

	private SimpleTypes() {
	}

	/**
	 * Whether values are converted to this type here.
	 * @param type the type
	 * @return whether they are
	 */
	static boolean isSimple(Class<?> type) {
		return TYPES.containsKey(PRIMITIVES.getOrDefault(type, type)) || type.isEnum();
	}

	/**
	 * Whether a type is one of dates.
	 * @param type the type
	 * @return whether it is
	 */
	static boolean isDate(Class<?> type) {
		Simple simple = TYPES.get(type);
		return simple != null && simple.expected().equals(DATE);
	}

	/**
	 * Converts a value.
	 * @param value what was sent
	 * @param type a simple type
	 * @return the value as one of the type
	 * @throws ValueMismatchException if it is none
	 */
	static Object convert(Object value, Class<?> type) throws ValueMismatchException {
		if (type.isEnum()) {
			for (Object constant : type.getEnumConstants()) {
				if (((Enum<?>) constant).name().equals(value)) {
					return constant;
				}
			}
			throw new ValueMismatchException("one of the names that there are");
		}
		Simple simple = TYPES.get(PRIMITIVES.getOrDefault(type, type));
		if (simple == null) {
			throw new IllegalArgumentException(type + " is no simple type");
		}
		try {
			return simple.conversion().convert(value);
		}
		catch (ClassCastException | ArithmeticException ex) {
			throw new ValueMismatchException(simple.expected());
		}
	}

	private static Simple integer(String expected, long min, long max, IntegerConversion conversion) {
		return new Simple(expected, (value) -> {
			BigInteger integer = toInteger(value);
			if (integer.compareTo(BigInteger.valueOf(min)) < 0 || integer.compareTo(BigInteger.valueOf(max)) > 0) {
				throw new ArithmeticException("out of range");
			}
			return conversion.convert(integer);
		});
	}

	private static BigInteger toInteger(Object value) {
		return (value instanceof BigInteger integer) ? integer
				: BigInteger.valueOf((value instanceof Integer small) ? small.longValue() : Long.class.cast(value));
	}

	private static BigDecimal decimal(Object value) {
		if (value instanceof BigDecimal decimal) {
			return decimal;
		}
		return (value instanceof Double number) ? BigDecimal.valueOf(number) : new BigDecimal(toInteger(value));
	}

	private static Character toCharacter(Object value) {
		String text = (String) value;
		if (text.length() != 1) {
			throw new ClassCastException("not one character");
		}
		return text.charAt(0);
	}

	private static Simple date(DateConversion conversion) {
		return new Simple(DATE, (value) -> conversion.convert((value instanceof LocalDateTime local)
				? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.class.cast(value)));
	}

	@FunctionalInterface
	private interface Conversion {

		Object convert(Object value);

	}

	@FunctionalInterface
	private interface IntegerConversion {

		Object convert(BigInteger value);

	}

	@FunctionalInterface
	private interface DateConversion {

		Object convert(OffsetDateTime value);

	}

	/**
	 * A simple type.
	 *
	 * @param expected what a value must be, with an article
	 * @param conversion makes one of a value, or throws {@link ClassCastException} or
	 * {@link ArithmeticException}
	 */
	private record Simple(String expected, Conversion conversion) {
	}

}
