package io.spserver.protocol.rpc.jackson.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what a server says: an answer, a notification, or a batch of them. Has one
 * message.
 */
final class AnswerReader {

	private final byte[] json;

	private final JsonParser parser;

	private @Nullable Long id;

	private @Nullable String method;

	private Answer.@Nullable Part params;

	private Answer.@Nullable Part result;

	private Answer.@Nullable Part error;

	private AnswerReader(byte[] json, JsonParser parser) {
		this.json = json;
		this.parser = parser;
	}

	/**
	 * Reads a message.
	 * @param json the message
	 * @param mapper makes the parser
	 * @return what it says
	 * @throws IOException if it is no JSON, or says nothing
	 */
	static List<Answer> read(byte[] json, JsonMapper mapper) throws IOException {
		List<Answer> answers = new ArrayList<>();
		try (JsonParser parser = mapper.createParser(json)) {
			if (parser.nextToken() == JsonToken.START_ARRAY) {
				while (parser.nextToken() == JsonToken.START_OBJECT) {
					answers.add(new AnswerReader(json, parser).readMembers());
				}
			}
			else if (parser.currentToken() == JsonToken.START_OBJECT) {
				answers.add(new AnswerReader(json, parser).readMembers());
			}
		}
		catch (JacksonException ex) {
			throw new IOException("The server's answer is no JSON", ex);
		}
		if (answers.isEmpty()) {
			throw new IOException("The server's answer is no JSON-RPC");
		}
		return answers;
	}

	private Answer readMembers() {
		String name = this.parser.nextName();
		while (name != null) {
			JsonToken value = this.parser.nextToken();
			switch (name) {
				case "id" -> this.id = (value == JsonToken.VALUE_NUMBER_INT) ? this.parser.getLongValue() : null;
				case "method" -> this.method = (value == JsonToken.VALUE_STRING) ? this.parser.getString() : null;
				case "params" -> this.params = part();
				case "result" -> this.result = part();
				case "error" -> this.error = (value != JsonToken.VALUE_NULL) ? part() : null;
				default -> this.parser.skipChildren();
			}
			name = this.parser.nextName();
		}
		return new Answer(this.json, this.id, this.method, this.params, this.result, this.error);
	}

	private Answer.Part part() {
		int start = (int) this.parser.currentTokenLocation().getByteOffset();
		this.parser.finishToken();
		this.parser.skipChildren();
		return new Answer.Part(start, (int) this.parser.currentLocation().getByteOffset() - start);
	}

}
