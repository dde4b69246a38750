package io.spserver.protocol.rpc.jackson;

import java.util.List;

import io.spserver.protocol.rpc.RpcErrors;
import io.spserver.protocol.rpc.RpcMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A method and how its parameters are read, by position or by name (JSON-RPC 2.0, section
 * 4.2). Where a method has one parameter, of a type that is an object, the named
 * parameters may be that object's members.
 */
final class BoundMethod {

	private static final int SHOWN = 40;

	private final RpcMethod method;

	private final List<BoundParameter> parameters;

	private final ObjectReader reader;

	private final boolean whole;

	/** Whether each parameter may be a plain value. */
	private final boolean plain;

	BoundMethod(RpcMethod method, JsonMapper mapper) {
		this.method = method;
		this.parameters = method.parameters()
			.stream()
			.map((parameter) -> new BoundParameter(parameter, mapper))
			.toList();
		this.reader = mapper.reader();
		this.whole = this.parameters.size() == 1 && this.parameters.get(0).takesObjects();
		this.plain = this.parameters.stream().allMatch(BoundParameter::isPlain);
	}

	RpcMethod method() {
		return this.method;
	}

	/**
	 * Reads the arguments of a call.
	 * @param request the request
	 * @param call the call in it
	 * @return one for each parameter
	 */
	@Nullable Object[] arguments(byte[] request, JsonRpcCall call) {
		@Nullable Object[] read = call.arguments();
		if (read != null) {
			return read;
		}
		@Nullable Object[] arguments = new Object[this.parameters.size()];
		boolean[] given = new boolean[arguments.length];
		if (call.paramsLength() > 0) {
			try (JsonParser parser = parser(request, call)) {
				if (parser.nextToken() == JsonToken.START_ARRAY) {
					readPositions(parser, arguments, given);
				}
				else if (this.whole && !isByName(request, call)) {
					arguments[0] = this.parameters.get(0).read(parser);
					given[0] = true;
				}
				else {
					readNames(parser, arguments, given);
				}
			}
		}
		for (int i = 0; i < arguments.length; i++) {
			if (!given[i]) {
				arguments[i] = this.parameters.get(i).absent();
			}
		}
		return arguments;
	}

	/**
	 * Reads the arguments of a call while the request is read, if each is given and
	 * plain.
	 * @param parser stands where the parameters begin; where they end after that, or
	 * still at the beginning if nothing was read
	 * @return one for each parameter, {@code null} if {@link #arguments} is to read them
	 */
	@Nullable Object @Nullable [] readPlain(JsonParser parser) {
		if (!this.plain) {
			return null;
		}
		@Nullable Object[] arguments = new Object[this.parameters.size()];
		boolean good = (parser.currentToken() == JsonToken.START_ARRAY) ? readPlainPositions(parser, arguments)
				: parser.currentToken() == JsonToken.START_OBJECT && readPlainNames(parser, arguments);
		return (good) ? arguments : null;
	}

	private boolean readPlainPositions(JsonParser parser, @Nullable Object[] arguments) {
		int given = 0;
		boolean good = true;
		for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
			good = good && given < arguments.length && readPlain(given, parser, token, arguments);
			parser.skipChildren();
			given++;
		}
		return good && given == arguments.length;
	}

	private boolean readPlainNames(JsonParser parser, @Nullable Object[] arguments) {
		int given = 0;
		boolean good = true;
		for (String name = parser.nextName(); name != null; name = parser.nextName()) {
			JsonToken token = parser.nextToken();
			int i = (good) ? indexOf(name) : -1;
			good = i >= 0 && arguments[i] == null && readPlain(i, parser, token, arguments);
			parser.skipChildren();
			given++;
		}
		return good && given == arguments.length;
	}

	private boolean readPlain(int index, JsonParser parser, JsonToken token, @Nullable Object[] arguments) {
		arguments[index] = this.parameters.get(index).readPlain(parser, token);
		return arguments[index] != null;
	}

	private JsonParser parser(byte[] request, JsonRpcCall call) {
		return this.reader.createParser(request, call.paramsStart(), call.paramsLength());
	}

	/**
	 * Whether the object has one member with the name of the only parameter, or none.
	 */
	private boolean isByName(byte[] request, JsonRpcCall call) {
		try (JsonParser parser = parser(request, call)) {
			parser.nextToken();
			String name = parser.nextName();
			if (name == null) {
				return true;
			}
			parser.nextToken();
			parser.skipChildren();
			return indexOf(name) == 0 && parser.nextToken() == JsonToken.END_OBJECT;
		}
	}

	private void readPositions(JsonParser parser, @Nullable Object[] arguments, boolean[] given) {
		for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
			if (i == arguments.length) {
				throw RpcErrors.invalidParams("there are more than " + arguments.length);
			}
			BoundParameter parameter = this.parameters.get(i);
			given[i] = true;
			if (parameter.isVariable()) {
				arguments[i] = parameter.readRest(parser);
				return;
			}
			arguments[i] = parameter.read(parser);
		}
	}

	private void readNames(JsonParser parser, @Nullable Object[] arguments, boolean[] given) {
		String name = parser.nextName();
		while (name != null) {
			int i = indexOf(name);
			if (i < 0 || given[i]) {
				String shown = (name.length() > SHOWN) ? name.substring(0, SHOWN) + "..." : name;
				throw RpcErrors.invalidParams(
						(i < 0) ? "there is no parameter '" + shown + "'" : "'" + shown + "' is given twice");
			}
			parser.nextToken();
			arguments[i] = this.parameters.get(i).read(parser);
			given[i] = true;
			name = parser.nextName();
		}
	}

	private int indexOf(String name) {
		for (int i = 0; i < this.parameters.size(); i++) {
			if (this.parameters.get(i).name().equals(name)) {
				return i;
			}
		}
		return -1;
	}

}
