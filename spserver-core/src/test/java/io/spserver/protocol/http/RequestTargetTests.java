package io.spserver.protocol.http;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestTargetTests {

	@ParameterizedTest
	@CsvSource({ "/,/", "/a/b,/a/b", "/a/b/,/a/b/", "/a//b,/a/b", "//a,/a", "///,/", "/a/./b,/a/b", "/a/.,/a/", "/./,/",
			"/a/../b,/b", "/a/b/..,/a/", "/a/..,/", "/a/b/../../c,/c", "/a/%2e%2E/b,/b", "/a/%2e/b,/a/b",
			"/%252e%252e,/%2e%2e", "/a%20b,/a b", "/%C3%A4,/ä", "/a+b,/a+b", "/.hidden,/.hidden", "/a/...,/a/...",
			"/..;/a,/..;/a", "/a;b=c,/a;b=c", "http://h,/", "http://h:80/a/../b,/b", "https://h/x,/x", "http://h?q,/" })
	void pathIsDecodedAndNormalisedOnce(String target, String path) throws Exception {
		assertThat(RequestTarget.parse("GET", target).path()).isEqualTo(path);
	}

	@ParameterizedTest
	@CsvSource({ "/?,''", "/a?b,b", "/a?b?c/../d,b?c/../d", "/a?%2f%5c,%2f%5c", "http://h?q,q" })
	void queryIsKeptAsSent(String target, String query) throws Exception {
		assertThat(RequestTarget.parse("GET", target).query()).isEqualTo(query);
	}

	@Test
	void noQueryIsNull() throws Exception {
		assertThat(RequestTarget.parse("GET", "/a%3fb").query()).isNull();
		assertThat(RequestTarget.parse("GET", "/a%3fb").path()).isEqualTo("/a?b");
	}

	@Test
	void asteriskIsForOptions() throws Exception {
		assertThat(RequestTarget.parse("OPTIONS", "*").path()).isEqualTo("*");
	}

	@Test
	void authorityIsThatOfAnAbsoluteTarget() throws Exception {
		assertThat(RequestTarget.parse("GET", "http://h:80/a").authority()).isEqualTo("h:80");
		assertThat(RequestTarget.parse("GET", "/a").authority()).isNull();
	}

}
