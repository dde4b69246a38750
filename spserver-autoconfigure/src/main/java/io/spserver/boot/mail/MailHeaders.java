package io.spserver.boot.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The header fields of a mail (RFC 5322, section 2.2): unfolded, and with what was
 * encoded in ASCII decoded (RFC 2047). There are at most 10,000, within the first 1 MB of
 * the mail; what follows is not looked at. Immutable.
 */
public final class MailHeaders {

	/** More than this of a header is not looked at. */
	private static final int MAX_SIZE = 1024 * 1024;

	/** More fields than this are not looked at. */
	private static final int MAX_FIELDS = 10_000;

	private final List<Field> fields;

	private MailHeaders(List<Field> fields) {
		this.fields = List.copyOf(fields);
	}

	static MailHeaders read(MailContent content) {
		try (InputStream in = new BeginOfStream(content.open(), MAX_SIZE);
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return new MailHeaders(read(reader));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Field> read(BufferedReader reader) throws IOException {
		List<Field> fields = new ArrayList<>();
		StringBuilder field = new StringBuilder();
		String line = reader.readLine();
		while (line != null && !line.isEmpty() && fields.size() < MAX_FIELDS) {
			if (!isFolded(line)) {
				add(fields, field);
				field.setLength(0);
			}
			field.append(line);
			line = reader.readLine();
		}
		add(fields, field);
		return fields;
	}

	private static boolean isFolded(String line) {
		return line.charAt(0) == ' ' || line.charAt(0) == '\t';
	}

	private static void add(List<Field> fields, CharSequence unfolded) {
		String field = unfolded.toString();
		int colon = field.indexOf(':');
		if (colon > 0 && fields.size() < MAX_FIELDS) {
			fields.add(new Field(field.substring(0, colon).strip(), field.substring(colon + 1).strip()));
		}
	}

	/**
	 * The value of the first field of a name.
	 * @param name the name, in any case
	 * @return the value, decoded, {@code null} if there is no such field
	 */
	public @Nullable String first(String name) {
		for (Field field : this.fields) {
			if (field.name().equalsIgnoreCase(name)) {
				return EncodedWords.decode(field.value());
			}
		}
		return null;
	}

	/**
	 * The values of all fields of a name.
	 * @param name the name, in any case
	 * @return the values, decoded, in their order
	 */
	public List<String> all(String name) {
		return this.fields.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map((field) -> EncodedWords.decode(field.value()))
			.toList();
	}

	/**
	 * The names of the fields.
	 * @return the names as they were written, in their order, as often as they occur
	 */
	public List<String> names() {
		return this.fields.stream().map(Field::name).toList();
	}

	private record Field(String name, String value) {
	}

}
