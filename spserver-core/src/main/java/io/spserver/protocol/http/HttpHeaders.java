package io.spserver.protocol.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Header fields (RFC 9110, section 5) in the order in which they were sent or added.
 * Names are compared without regard to case. Immutable.
 */
public final class HttpHeaders implements Iterable<Map.Entry<String, String>> {

	private static final HttpHeaders EMPTY = new HttpHeaders(new String[0]);

	private static final boolean[] TOKEN = new boolean[128];

	static {
		"!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".chars()
			.forEach((c) -> TOKEN[c] = true);
	}

	/** Name, value, name, value, and so on. */
	private final String[] fields;

	private HttpHeaders(String[] fields) {
		this.fields = fields;
	}

	/**
	 * No fields.
	 * @return the headers
	 */
	public static HttpHeaders empty() {
		return EMPTY;
	}

	/**
	 * Some fields.
	 * @param namesAndValues name, value, name, value, and so on
	 * @return the headers
	 * @throws IllegalArgumentException if a name or value must not be sent
	 */
	public static HttpHeaders of(String... namesAndValues) {
		if (namesAndValues.length % 2 != 0) {
			throw new IllegalArgumentException("A field has no value: " + Arrays.toString(namesAndValues));
		}
		for (int i = 0; i < namesAndValues.length; i += 2) {
			checkField(namesAndValues[i], namesAndValues[i + 1]);
		}
		return new HttpHeaders(namesAndValues.clone());
	}

	/**
	 * Fields that have been checked.
	 * @param fields name, value, name, value, and so on; not copied
	 * @return the headers
	 */
	static HttpHeaders trusted(String[] fields) {
		return new HttpHeaders(fields);
	}

	/**
	 * The first value of a field.
	 * @param name the field's name
	 * @return the value, {@code null} if there is no such field
	 */
	public @Nullable String first(String name) {
		int index = find(name, 0);
		return (index >= 0) ? this.fields[index + 1] : null;
	}

	/**
	 * All values of a field, one for each line it was sent in.
	 * @param name the field's name
	 * @return the values, unmodifiable, empty if there is no such field
	 */
	public List<String> all(String name) {
		List<String> values = List.of();
		for (int i = find(name, 0); i >= 0; i = find(name, i + 2)) {
			if (values.isEmpty()) {
				values = new ArrayList<>(2);
			}
			values.add(this.fields[i + 1]);
		}
		return Collections.unmodifiableList(values);
	}

	/**
	 * Whether there is a field.
	 * @param name the field's name
	 * @return whether it is there at least once
	 */
	public boolean contains(String name) {
		return find(name, 0) >= 0;
	}

	/**
	 * Whether a field that is a comma-separated list has an element, compared without
	 * regard to case.
	 * @param name the field's name
	 * @param token the element
	 * @return whether one of the field's lines has it
	 */
	public boolean hasToken(String name, String token) {
		for (int i = find(name, 0); i >= 0; i = find(name, i + 2)) {
			String value = this.fields[i + 1];
			if (value.equalsIgnoreCase(token)) {
				return true;
			}
			if (value.indexOf(',') >= 0
					&& Arrays.stream(value.split(",")).anyMatch((element) -> element.strip().equalsIgnoreCase(token))) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The names of all fields.
	 * @return the names, each once, compared and sorted without regard to case
	 */
	public Set<String> names() {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		for (int i = 0; i < this.fields.length; i += 2) {
			names.add(this.fields[i]);
		}
		return Collections.unmodifiableSet(names);
	}

	/**
	 * How many fields there are; a field that was sent in two lines counts as two.
	 * @return the number
	 */
	public int size() {
		return this.fields.length / 2;
	}

	/**
	 * These headers with one value of a field, in place of all that it had.
	 * @param name the field's name
	 * @param value its value
	 * @return new headers
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpHeaders with(String name, String value) {
		return without(name).withAdded(name, value);
	}

	/**
	 * These headers with another value of a field, besides those that it had.
	 * @param name the field's name
	 * @param value its value
	 * @return new headers
	 * @throws IllegalArgumentException if the name or the value must not be sent
	 */
	public HttpHeaders withAdded(String name, String value) {
		checkField(name, value);
		String[] more = Arrays.copyOf(this.fields, this.fields.length + 2);
		more[this.fields.length] = name;
		more[this.fields.length + 1] = value;
		return new HttpHeaders(more);
	}

	/**
	 * These headers without a field.
	 * @param name the field's name
	 * @return new headers, or these if there is no such field
	 */
	public HttpHeaders without(String name) {
		if (!contains(name)) {
			return this;
		}
		List<String> rest = new ArrayList<>(this.fields.length);
		for (int i = 0; i < this.fields.length; i += 2) {
			if (!this.fields[i].equalsIgnoreCase(name)) {
				rest.add(this.fields[i]);
				rest.add(this.fields[i + 1]);
			}
		}
		return new HttpHeaders(rest.toArray(String[]::new));
	}

	/**
	 * The fields as a map.
	 * @return the values of each name, unmodifiable; names are found without regard to
	 * case
	 */
	public Map<String, List<String>> toMap() {
		Map<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		names().forEach((name) -> map.put(name, all(name)));
		return Collections.unmodifiableMap(map);
	}

	/**
	 * The fields in order.
	 * @return name and value of each
	 */
	@Override
	public Iterator<Map.Entry<String, String>> iterator() {
		return new Iterator<>() {

			private int next;

			@Override
			public boolean hasNext() {
				return this.next < HttpHeaders.this.fields.length;
			}

			@Override
			public Map.Entry<String, String> next() {
				if (!hasNext()) {
					throw new NoSuchElementException();
				}
				this.next += 2;
				return Map.entry(HttpHeaders.this.fields[this.next - 2], HttpHeaders.this.fields[this.next - 1]);
			}

		};
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof HttpHeaders headers && Arrays.equals(this.fields, headers.fields);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.fields);
	}

	@Override
	public String toString() {
		return names().toString();
	}

	String nameAt(int index) {
		return this.fields[2 * index];
	}

	String valueAt(int index) {
		return this.fields[2 * index + 1];
	}

	private int find(String name, int from) {
		for (int i = from; i < this.fields.length; i += 2) {
			if (this.fields[i].equalsIgnoreCase(name)) {
				return i;
			}
		}
		return -1;
	}

	private static void checkField(String name, String value) {
		if (!isToken(name)) {
			throw new IllegalArgumentException("Not the name of a header field: '" + name + "'");
		}
		checkValue(name, value);
	}

	/**
	 * Refuses what would end a header field early or cannot be sent as ISO 8859-1 (RFC
	 * 9110, section 5.5).
	 * @param name the field's name
	 * @param value its value
	 */
	static void checkValue(String name, String value) {
		for (int i = 0; i < value.length(); i++) {
			char c = value.charAt(i);
			if (!isValueCharacter(c)) {
				throw new IllegalArgumentException("Header field " + name
						+ " must not have the character U+%04X at index %d of its value".formatted((int) c, i));
			}
		}
	}

	/**
	 * Whether a text is a token as RFC 9110, section 5.6.2, has it.
	 * @param text the text
	 * @return whether it is
	 */
	static boolean isToken(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isTokenCharacter(text.charAt(i))) {
				return false;
			}
		}
		return !text.isEmpty();
	}

	static boolean isValue(String text) {
		return text.chars().allMatch(HttpHeaders::isValueCharacter);
	}

	static boolean isValueCharacter(int c) {
		return (c >= ' ' || c == '\t') && c != 0x7f && c <= 0xff;
	}

	static boolean isTokenCharacter(int c) {
		return c >= 0 && c < TOKEN.length && TOKEN[c];
	}

}
