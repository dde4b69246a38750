package io.spserver.protocol.rpc.jackson;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of section 7 of the JSON-RPC 2.0 specification.
 */
class JsonRpcSpecificationTests {

	private static final String INVALID = "{\"jsonrpc\": \"2.0\", \"error\": {\"code\": -32600, \"message\": \"Invalid Request\"}, \"id\": null}";

	private static final String NO_JSON = "{\"jsonrpc\": \"2.0\", \"error\": {\"code\": -32700, \"message\": \"Parse error\"}, \"id\": null}";

	private final Examples bean = new Examples();

	private final Calls calls = new Calls(this.bean);

	@Test
	void callWithPositionalParameters() {
		assertAnswer("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [42, 23], \"id\": 1}",
				"{\"jsonrpc\": \"2.0\", \"result\": 19, \"id\": 1}");
		assertAnswer("{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": [23, 42], \"id\": 2}",
				"{\"jsonrpc\": \"2.0\", \"result\": -19, \"id\": 2}");
	}

	@Test
	void callWithNamedParameters() {
		assertAnswer(
				"{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": {\"subtrahend\": 23, \"minuend\": 42}, \"id\": 3}",
				"{\"jsonrpc\": \"2.0\", \"result\": 19, \"id\": 3}");
		assertAnswer(
				"{\"jsonrpc\": \"2.0\", \"method\": \"subtract\", \"params\": {\"minuend\": 42, \"subtrahend\": 23}, \"id\": 4}",
				"{\"jsonrpc\": \"2.0\", \"result\": 19, \"id\": 4}");
	}

	@Test
	void notification() {
		assertThat(this.calls.send("{\"jsonrpc\": \"2.0\", \"method\": \"update\", \"params\": [1,2,3,4,5]}"))
			.isEqualTo("nothing");
		assertThat(this.calls.send("{\"jsonrpc\": \"2.0\", \"method\": \"foobar\"}")).isEqualTo("nothing");
		assertThat(this.bean.heard).containsExactly("update 15");
	}

	@Test
	void callOfAMethodThatIsNotThere() {
		assertAnswer("{\"jsonrpc\": \"2.0\", \"method\": \"foobar\", \"id\": \"1\"}",
				"{\"jsonrpc\": \"2.0\", \"error\": {\"code\": -32601, \"message\": \"Method not found\"}, \"id\": \"1\"}");
	}

	@Test
	void callWithInvalidJson() {
		assertAnswer("{\"jsonrpc\": \"2.0\", \"method\": \"foobar, \"params\": \"bar\", \"baz]", NO_JSON);
	}

	@Test
	void callThatIsNoRequest() {
		assertAnswer("{\"jsonrpc\": \"2.0\", \"method\": 1, \"params\": \"bar\"}", INVALID);
	}

	@Test
	void batchWithInvalidJson() {
		assertAnswer("[\n  {\"jsonrpc\": \"2.0\", \"method\": \"sum\", \"params\": [1,2,4], \"id\": \"1\"},\n"
				+ "  {\"jsonrpc\": \"2.0\", \"method\"\n]", NO_JSON);
		assertThat(this.bean.heard).isEmpty();
	}

	@Test
	void emptyBatch() {
		assertAnswer("[]", INVALID);
	}

	@Test
	void batchThatIsInvalidButNotEmpty() {
		assertAnswer("[1]", "[" + INVALID + "]");
	}

	@Test
	void invalidBatch() {
		assertAnswer("[1,2,3]", "[" + INVALID + "," + INVALID + "," + INVALID + "]");
	}

	@Test
	void batch() {
		assertAnswer("""
				[
				  {"jsonrpc": "2.0", "method": "sum", "params": [1,2,4], "id": "1"},
				  {"jsonrpc": "2.0", "method": "notify_hello", "params": [7]},
				  {"jsonrpc": "2.0", "method": "subtract", "params": [42,23], "id": "2"},
				  {"foo": "boo"},
				  {"jsonrpc": "2.0", "method": "foo.get", "params": {"name": "myself"}, "id": "5"},
				  {"jsonrpc": "2.0", "method": "get_data", "id": "9"}
				]""", """
				[
				  {"jsonrpc": "2.0", "result": 7, "id": "1"},
				  {"jsonrpc": "2.0", "result": 19, "id": "2"},
				  {"jsonrpc": "2.0", "error": {"code": -32600, "message": "Invalid Request"}, "id": null},
				  {"jsonrpc": "2.0", "error": {"code": -32601, "message": "Method not found"}, "id": "5"},
				  {"jsonrpc": "2.0", "result": ["hello", 5], "id": "9"}
				]""");
		assertThat(this.bean.heard).containsExactly("sum", "hello 7");
	}

	@Test
	void batchOfNotifications() {
		assertThat(this.calls.send("[{\"jsonrpc\": \"2.0\", \"method\": \"notify_sum\", \"params\": [1,2,4]},"
				+ "{\"jsonrpc\": \"2.0\", \"method\": \"notify_hello\", \"params\": [7]}]"))
			.isEqualTo("nothing");
		assertThat(this.bean.heard).containsExactly("notify 7", "hello 7");
	}

	private void assertAnswer(String request, String answer) {
		JsonMapper mapper = JsonMapper.shared();
		assertThat(mapper.readTree(this.calls.send(request))).isEqualTo(mapper.readTree(answer));
	}

	static class Examples {

		private final List<String> heard = new ArrayList<>();

		int subtract(int minuend, int subtrahend) {
			return minuend - subtrahend;
		}

		void update(int a, int b, int c, int d, int e) {
			this.heard.add("update " + (a + b + c + d + e));
		}

		int sum(int a, int b, int c) {
			this.heard.add("sum");
			return a + b + c;
		}

		void notify_sum(int a, int b, int c) {
			this.heard.add("notify " + (a + b + c));
		}

		void notify_hello(int n) {
			this.heard.add("hello " + n);
		}

		List<Object> get_data() {
			return List.of("hello", 5);
		}

	}

}
