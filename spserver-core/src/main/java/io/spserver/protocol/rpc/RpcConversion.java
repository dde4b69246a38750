package io.spserver.protocol.rpc;

import java.lang.reflect.Type;

import org.jspecify.annotations.Nullable;

/**
 * Turns plain values into objects of an application's types and back, for protocols that
 * have no library of their own for that. Plain values are strings, numbers, booleans,
 * byte arrays, and lists and maps of them. Called by any thread.
 */
public interface RpcConversion {

	/** Knows no types of applications. */
	RpcConversion NONE = new RpcConversion() {

		@Override
		public @Nullable Object read(@Nullable Object plain, Type type) {
			throw new IllegalArgumentException("Nothing is there to make a " + type.getTypeName() + " of " + plain);
		}

		@Override
		public @Nullable Object parse(String text, Type type) {
			throw new IllegalArgumentException("Nothing is there to make a " + type.getTypeName() + " of text");
		}

		@Override
		public @Nullable Object write(Object value) {
			throw new IllegalStateException("Nothing is there to write a " + value.getClass().getTypeName());
		}

	};

	/**
	 * Makes an object of a plain value.
	 * @param plain the plain value
	 * @param type what the object is to be
	 * @return the object
	 * @throws IllegalArgumentException if the value is not one of the type
	 */
	@Nullable Object read(@Nullable Object plain, Type type);

	/**
	 * Makes an object of text, for defaults.
	 * @param text a value in JSON, or the text of one
	 * @param type what the object is to be
	 * @return the object
	 * @throws IllegalArgumentException if the text is not one of the type
	 */
	@Nullable Object parse(String text, Type type);

	/**
	 * Makes a plain value of an object.
	 * @param value the object
	 * @return the plain value
	 * @throws RuntimeException if the object cannot be written
	 */
	@Nullable Object write(Object value);

}
