package io.spserver.boot.autoconfigure.http;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JsonIndenter}.
 */
class JsonIndenterTests {

	@Test
	void putsEachMemberOnALine() {
		assertThat(JsonIndenter.indent("{\"a\":1,\"b\":{\"c\":[1,2]}}")).isEqualTo("""
				{
				  "a": 1,
				  "b": {
				    "c": [
				      1,
				      2
				    ]
				  }
				}
				""");
	}

	@Test
	void keepsEmptyObjectsAndArraysTogether() {
		assertThat(JsonIndenter.indent("{\"a\":{},\"b\":[]}")).isEqualTo("""
				{
				  "a": {},
				  "b": []
				}
				""");
	}

	@Test
	void leavesTextAsItIs() {
		assertThat(JsonIndenter.indent("{\"a,{[\":\"\\\"}:\\\\\"}")).isEqualTo("{\n  \"a,{[\": \"\\\"}:\\\\\"\n}\n");
	}

}
