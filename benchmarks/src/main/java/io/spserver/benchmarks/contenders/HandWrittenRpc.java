package io.spserver.benchmarks.contenders;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON-RPC as one writes it by hand for one method: no checks but that of the method's
 * name.
 */
final class HandWrittenRpc {

	private static final JsonMapper mapper = JsonMapper.builder().build();

	private HandWrittenRpc() {
	}

	static byte[] answer(byte[] request) {
		JsonNode json = mapper.readTree(request);
		if (!json.isArray()) {
			return mapper.writeValueAsBytes(call(json));
		}
		ArrayNode answers = mapper.createArrayNode();
		json.forEach((call) -> answers.add(call(call)));
		return mapper.writeValueAsBytes(answers);
	}

	private static ObjectNode call(JsonNode call) {
		if (!call.get("method").asString().equals("calc.add")) {
			throw new IllegalArgumentException("There is one method only");
		}
		JsonNode params = call.get("params");
		ObjectNode answer = mapper.createObjectNode();
		answer.put("jsonrpc", "2.0");
		answer.put("result", params.get(0).asDouble() + params.get(1).asDouble());
		answer.set("id", call.get("id"));
		return answer;
	}

}
