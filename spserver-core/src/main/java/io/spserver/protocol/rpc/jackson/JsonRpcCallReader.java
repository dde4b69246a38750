package io.spserver.protocol.rpc.jackson;

import java.util.Arrays;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one call of a request (JSON-RPC 2.0, section 4). A member that is there twice
 * makes the call invalid, since others could read the other one. Members that are not
 * defined are passed over.
 */
final class JsonRpcCallReader {

	private static final int VERSION = 1;

	private static final int METHOD = 2;

	private static final int PARAMS = 4;

	private static final int ID = 8;

	private final byte[] request;

	private final JsonParser parser;

	private final Map<String, BoundMethod> methods;

	private boolean valid = true;

	/** The members that have been there. */
	private int seen;

	private @Nullable String method;

	private byte @Nullable [] id;

	private int paramsStart;

	private int paramsLength;

	private @Nullable Object @Nullable [] arguments;

	private JsonRpcCallReader(byte[] request, JsonParser parser, Map<String, BoundMethod> methods) {
		this.request = request;
		this.parser = parser;
		this.methods = methods;
	}

	/**
	 * Reads the value that begins at the parser's current token, and takes all of it.
	 * @param request the whole request
	 * @param parser a parser of it
	 * @param methods the methods that there are, by name
	 * @return the call
	 */
	static JsonRpcCall read(byte[] request, JsonParser parser, Map<String, BoundMethod> methods) {
		if (parser.currentToken() != JsonToken.START_OBJECT) {
			parser.skipChildren();
			return JsonRpcCall.INVALID;
		}
		return new JsonRpcCallReader(request, parser, methods).readMembers();
	}

	private JsonRpcCall readMembers() {
		String name = this.parser.nextName();
		while (name != null) {
			JsonToken value = this.parser.nextToken();
			switch (name) {
				case "jsonrpc" -> {
					see(VERSION);
					this.valid &= value == JsonToken.VALUE_STRING && isVersion();
				}
				case "method" -> {
					see(METHOD);
					this.method = (value == JsonToken.VALUE_STRING) ? this.parser.getString() : null;
				}
				case "params" -> {
					see(PARAMS);
					readParams(value);
				}
				case "id" -> {
					see(ID);
					readId(value);
				}
				default -> {
				}
			}
			this.parser.skipChildren();
			name = this.parser.nextName();
		}
		boolean whole = this.valid && (this.seen & VERSION) != 0 && this.method != null;
		return new JsonRpcCall((whole) ? this.method : null, this.id, this.paramsStart, this.paramsLength,
				this.arguments);
	}

	private void see(int member) {
		this.valid &= (this.seen & member) == 0;
		this.seen |= member;
	}

	private void readParams(JsonToken value) {
		this.valid &= value.isStructStart();
		BoundMethod known = (this.method != null && this.valid) ? this.methods.get(this.method) : null;
		this.paramsStart = tokenStart();
		this.arguments = (known != null) ? known.readPlain(this.parser) : null;
		if (this.arguments == null) {
			if (this.parser.currentToken() == value) {
				this.parser.skipChildren();
			}
			this.paramsLength = tokenEnd() - this.paramsStart;
		}
	}

	private boolean isVersion() {
		char[] text = this.parser.getStringCharacters();
		int start = this.parser.getStringOffset();
		return this.parser.getStringLength() == 3 && text[start] == '2' && text[start + 1] == '.'
				&& text[start + 2] == '0';
	}

	private void readId(JsonToken value) {
		this.id = switch (value) {
			case VALUE_STRING -> {
				int start = tokenStart();
				this.parser.getString();
				yield Arrays.copyOfRange(this.request, start, tokenEnd());
			}
			case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_NULL -> ascii();
			default -> null;
		};
		this.valid &= this.id != null;
	}

	private byte[] ascii() {
		char[] text = this.parser.getStringCharacters();
		int start = this.parser.getStringOffset();
		byte[] bytes = new byte[this.parser.getStringLength()];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) text[start + i];
		}
		return bytes;
	}

	private int tokenStart() {
		return (int) this.parser.currentTokenLocation().getByteOffset();
	}

	private int tokenEnd() {
		return (int) this.parser.currentLocation().getByteOffset();
	}

}
