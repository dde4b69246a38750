package io.spserver.protocol.rpc.jackson;

import java.util.List;

import io.spserver.protocol.rpc.RpcMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * A method and how its parameters are read, by position or by name (JSON-RPC 2.0, section
 * 4.2).
 */
final class BoundMethod {

	private static final int SHOWN = 40;

	private final RpcMethod method;

	private final List<BoundParameter> parameters;

	private final ObjectReader reader;

	BoundMethod(RpcMethod method, JsonMapper mapper) {
		this.method = method;
		this.parameters = method.parameters()
			.stream()
			.map((parameter) -> new BoundParameter(parameter, mapper))
			.toList();
		this.reader = mapper.reader();
	}

	/**
	 * Calls the method.
	 * @param request the request
	 * @param call the call in it
	 * @return the result
	 * @throws JsonRpcError if the method does not take such parameters
	 * @throws Exception if the method throws it
	 */
	@Nullable Object invoke(byte[] request, JsonRpcCall call) throws Exception {
		return this.method.invoke(arguments(request, call));
	}

	private @Nullable Object[] arguments(byte[] request, JsonRpcCall call) throws JsonRpcError {
		@Nullable Object[] arguments = new Object[this.parameters.size()];
		boolean[] given = new boolean[arguments.length];
		if (call.paramsLength() > 0) {
			try (JsonParser parser = this.reader.createParser(request, call.paramsStart(), call.paramsLength())) {
				if (parser.nextToken() == JsonToken.START_ARRAY) {
					readPositions(parser, arguments, given);
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

	private void readPositions(JsonParser parser, @Nullable Object[] arguments, boolean[] given) throws JsonRpcError {
		for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
			if (i == arguments.length) {
				throw JsonRpcError.invalidParams("there are more than " + arguments.length);
			}
			arguments[i] = this.parameters.get(i).read(parser);
			given[i] = true;
		}
	}

	private void readNames(JsonParser parser, @Nullable Object[] arguments, boolean[] given) throws JsonRpcError {
		String name = parser.nextName();
		while (name != null) {
			int i = indexOf(name);
			if (i < 0 || given[i]) {
				String shown = (name.length() > SHOWN) ? name.substring(0, SHOWN) + "..." : name;
				throw JsonRpcError.invalidParams(
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
