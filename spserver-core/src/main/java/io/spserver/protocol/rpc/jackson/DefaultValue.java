package io.spserver.protocol.rpc.jackson;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a method gets when a parameter is not given. It is read for each call, so that no
 * call sees what another one did to it.
 */
final class DefaultValue {

	private final ObjectReader reader;

	private final String json;

	/**
	 * Checks that there is such a value.
	 * @param text text for a string, otherwise JSON or the text of a value
	 * @param type the type of the parameter
	 * @param mapper reads the value
	 * @throws IllegalArgumentException if the text is no value of the type
	 */
	DefaultValue(String text, JavaType type, JsonMapper mapper) {
		this.reader = mapper.readerFor(type);
		String quoted = mapper.writeValueAsString(text);
		this.json = (type.hasRawClass(String.class) || !isReadable(text)) ? quoted : text;
		if (!isReadable(this.json)) {
			throw new IllegalArgumentException("The default '" + text + "' of a parameter is no " + type.toCanonical());
		}
	}

	private boolean isReadable(String value) {
		try {
			return this.reader.readValue(value) != null;
		}
		catch (JacksonException ex) {
			return false;
		}
	}

	@Nullable Object read() {
		return this.reader.readValue(this.json);
	}

}
