package io.spserver.protocol.rpc.xml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.xml.stream.XMLStreamException;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcOptions;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of one request: {@code Integer}, {@code Boolean}, {@code String},
 * {@code Double}, dates, {@code byte[]}, maps and lists of them, and with extensions
 * {@code null}, {@code Long} and other numbers.
 */
final class XmlRpcValueReader {

	private static final String EXTENSIONS = "http://ws.apache.org/xmlrpc/namespaces/extensions";

	private final XmlCursor cursor;

	private final RpcOptions limits;

	private final XmlRpcScalars scalars;

	/** How many values the current one is nested in. */
	private int depth;

	XmlRpcValueReader(XmlCursor cursor, RpcOptions limits) {
		this.cursor = cursor;
		this.limits = limits;
		this.scalars = new XmlRpcScalars(limits.maxNumberLength());
	}

	/**
	 * Reads a value, up to the end of its element.
	 * @return the value
	 */
	@Nullable Object read() throws XMLStreamException {
		if (++this.depth > this.limits.maxNestingDepth()) {
			throw RpcErrors.invalidRequest("values are nested deeper than " + this.limits.maxNestingDepth());
		}
		StringBuilder text = new StringBuilder();
		Object value;
		if (this.cursor.nextIsStart(text)) {
			if (!text.toString().isBlank()) {
				throw RpcErrors.invalidRequest("there is text beside the type of a value");
			}
			value = readTyped();
			this.cursor.end();
		}
		else {
			value = text.toString();
		}
		this.depth--;
		return value;
	}

	private @Nullable Object readTyped() throws XMLStreamException {
		String name = this.cursor.name();
		if (this.limits.xmlExtensions() && this.cursor.namespace().equals(EXTENSIONS)) {
			return readExtension(name);
		}
		if (!this.cursor.is(name)) {
			throw this.cursor.unexpected();
		}
		return switch (name) {
			case "i4", "int" ->
				this.scalars.integer(this.cursor.text(), Integer.MIN_VALUE, Integer.MAX_VALUE).intValueExact();
			case "boolean" -> this.scalars.bool(this.cursor.text());
			case "string" -> this.cursor.text();
			case "double" -> this.scalars.floating(this.cursor.text());
			case "dateTime.iso8601" -> this.scalars.dateTime(this.cursor.text());
			case "base64" -> this.scalars.base64(this.cursor.text());
			case "struct" -> readStruct();
			case "array" -> readArray();
			case "nil", "i8" -> readExtension(name);
			default -> throw RpcErrors.invalidRequest("there is a value of an unknown type");
		};
	}

	private @Nullable Object readExtension(String name) throws XMLStreamException {
		if (!this.limits.xmlExtensions()) {
			throw RpcErrors.invalidRequest("there is a value of a type that is not enabled: " + name);
		}
		return switch (name) {
			case "nil" -> {
				this.cursor.end();
				yield null;
			}
			case "i8" -> this.scalars.integer(this.cursor.text(), Long.MIN_VALUE, Long.MAX_VALUE).longValueExact();
			case "i1" -> this.scalars.integer(this.cursor.text(), Byte.MIN_VALUE, Byte.MAX_VALUE).intValueExact();
			case "i2" -> this.scalars.integer(this.cursor.text(), Short.MIN_VALUE, Short.MAX_VALUE).intValueExact();
			case "float" -> this.scalars.floating(this.cursor.text());
			case "biginteger" -> this.scalars.integer(this.cursor.text());
			case "bigdecimal" -> this.scalars.decimal(this.cursor.text());
			case "dateTime" -> this.scalars.dateTime(this.cursor.text());
			default -> throw RpcErrors.invalidRequest("there is a value of an unknown type");
		};
	}

	private Map<String, @Nullable Object> readStruct() throws XMLStreamException {
		Map<String, @Nullable Object> struct = new LinkedHashMap<>();
		while (this.cursor.nextIsStart()) {
			if (!this.cursor.is("member")) {
				throw XmlCursor.missing("member");
			}
			this.cursor.start("name");
			String name = this.cursor.text();
			this.cursor.start("value");
			if (struct.containsKey(name)) {
				throw RpcErrors.invalidRequest("two members of a struct have one name");
			}
			struct.put(name, read());
			this.cursor.end();
		}
		return struct;
	}

	private List<@Nullable Object> readArray() throws XMLStreamException {
		List<@Nullable Object> array = new ArrayList<>();
		this.cursor.start("data");
		while (this.cursor.nextIsStart()) {
			if (!this.cursor.is("value")) {
				throw XmlCursor.missing("value");
			}
			array.add(read());
		}
		this.cursor.end();
		return array;
	}

}
