package io.spserver.protocol.http;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class HttpRoutesTests {

	private static final HttpHandler OK = (request) -> HttpResponse.status(200);

	private final HttpRoutes routes = HttpRoutes.builder()
		.get("/", OK)
		.get("/hello", OK)
		.get("/hello/{name}", OK)
		.get("/hello/you", OK)
		.get("/hello/{name}/{what}", OK)
		.get("/hello/you/**", OK)
		.get("/files/{*rest}", OK)
		.get("/a/{x}/{*rest}", OK)
		.get("/dir/", OK)
		.post("/hello/{who}", OK)
		.post("/only", OK)
		.build();

	@ParameterizedTest
	@CsvSource({ "/,/", "/hello,/hello", "/hello/you,/hello/you", "/hello/me,/hello/{name}",
			"/hello/me/there,/hello/{name}/{what}", "/hello/you/there,/hello/you/**", "/hello/you/a/b,/hello/you/**",
			"/hello/you/,/hello/you/**", "/files,/files/{*rest}", "/files/a/b,/files/{*rest}", "/dir/,/dir/" })
	void exactSegmentsArePreferredToVariablesAndThoseToWildcards(String path, String template) {
		HttpRoute route = this.routes.match("GET", path).route();
		assertThat(route).isNotNull();
		assertThat(route.template()).isEqualTo(template);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/hell", "/hello/", "/hello/me/", "/hello/a/b/c", "/dir", "/filesystem", "/Hello" })
	void otherPathsAreNotFound(String path) throws Exception {
		assertThat(status("GET", path)).isEqualTo(404);
	}

	@Test
	void variablesHaveTheirSegments() {
		assertThat(this.routes.match("GET", "/hello/w/x").variables()).isEqualTo(Map.of("name", "w", "what", "x"));
		assertThat(this.routes.match("GET", "/hello/w").variables()).isEqualTo(Map.of("name", "w"));
		assertThat(this.routes.match("GET", "/files/a/b").variables()).isEqualTo(Map.of("rest", "/a/b"));
		assertThat(this.routes.match("GET", "/files").variables()).isEqualTo(Map.of("rest", ""));
		assertThat(this.routes.match("GET", "/a/b/c/d").variables()).isEqualTo(Map.of("x", "b", "rest", "/c/d"));
		assertThat(this.routes.match("GET", "/hello").variables()).isEmpty();
	}

	@Test
	void eachMethodHasItsOwnNamesOfVariables() {
		assertThat(this.routes.match("POST", "/hello/w").variables()).isEqualTo(Map.of("who", "w"));
	}

	@Test
	void methodIsLookedForBehindTheBestPath() {
		assertThat(this.routes.match("POST", "/hello/you").variables()).isEqualTo(Map.of("who", "you"));
	}

	@Test
	void headIsAnsweredByGet() {
		HttpRoute route = this.routes.match("HEAD", "/hello").route();
		assertThat(route).isNotNull();
		assertThat(route.method()).isEqualTo("GET");
	}

	@Test
	void headMayHaveItsOwnRoute() {
		HttpRoutes own = HttpRoutes.builder().get("/{x}", OK).route("HEAD", "/{x}", OK).build();
		HttpRoute route = own.match("HEAD", "/a").route();
		assertThat(route).isNotNull();
		assertThat(route.method()).isEqualTo("HEAD");
	}

	@Test
	void otherMethodIs405WithTheAllowedOnes() throws Exception {
		HttpResponse response = answer("DELETE", "/hello/you");
		assertThat(response.status()).isEqualTo(405);
		assertThat(response.headers().first("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
		assertThat(answer("GET", "/only").headers().first("Allow")).isEqualTo("OPTIONS, POST");
		assertThat(answer("TRACE", "/only").status()).isEqualTo(405);
		assertThat(answer("HEAD", "/only").status()).isEqualTo(405);
	}

	@Test
	void optionsTellTheAllowedMethods() throws Exception {
		HttpResponse response = answer("OPTIONS", "/hello");
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.headers().first("Allow")).isEqualTo("GET, HEAD, OPTIONS");
		assertThat(answer("OPTIONS", "*").headers().first("Allow")).isEqualTo("GET, HEAD, OPTIONS, POST");
		assertThat(status("OPTIONS", "/nowhere")).isEqualTo(404);
	}

	@Test
	void methodThatNobodyImplementsIs501() throws Exception {
		assertThat(status("BREW", "/hello")).isEqualTo(501);
		assertThat(status("get", "/hello")).isEqualTo(501);
		HttpRoutes brewing = HttpRoutes.builder().route("BREW", "/pot", OK).build();
		assertThat(brewing.match("BREW", "/pot").route()).isNotNull();
		assertThat(brewing.match("BREW", "/cup").handler().handle(request("BREW", "/cup")).status()).isEqualTo(404);
	}

	@Test
	void wildcardAtTheRootMatchesEverything() {
		HttpRoutes all = HttpRoutes.builder().get("/**", OK).build();
		assertThat(all.match("GET", "/").route()).isNotNull();
		assertThat(all.match("GET", "/a/b/").route()).isNotNull();
	}

	@Test
	void collectionsAreMerged() {
		HttpRoutes one = HttpRoutes.builder().get("/one", OK).build();
		HttpRoutes two = HttpRoutes.builder().get("/two", OK).build();
		assertThat(one.and(two).routes()).extracting(HttpRoute::template).containsExactly("/one", "/two");
		assertThat(HttpRoutes.of(List.of(two, one)).routes()).extracting(HttpRoute::template)
			.containsExactly("/two", "/one");
		assertThat(HttpRoutes.of(List.of()).routes()).isEmpty();
		assertThat(HttpRoutes.empty().match("GET", "/").route()).isNull();
	}

	@Test
	void twoRoutesForTheSameRequestsAreRefused() {
		HttpRoutes other = HttpRoutes.builder().get("/hello/{other}", OK).build();
		assertThatIllegalArgumentException().isThrownBy(() -> this.routes.and(other))
			.withMessageContaining("GET /hello/{name}")
			.withMessageContaining("GET /hello/{other}");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> HttpRoutes.builder().get("/a/**", OK).get("/a/{*b}", OK).build());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "/a//b", "/**/a", "/{*a}/b", "/a{b}", "/{a}b", "/{}", "/{a}/{a}", "/a*", "/*",
			"/a?b", "/../a", "/a/.", "/{a b}", "/a%20b", "/{a:.*}" })
	void malformedTemplatesAreRefused(String template) {
		HttpRoutes.Builder builder = HttpRoutes.builder().get(template, OK);
		assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageContaining("'" + template + "'");
	}

	@Test
	void malformedMethodIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> HttpRoutes.builder().route("GE T", "/", OK));
	}

	private int status(String method, String path) throws Exception {
		return answer(method, path).status();
	}

	private HttpResponse answer(String method, String path) throws Exception {
		return this.routes.match(method, path).handler().handle(request(method, path));
	}

	private static HttpRequest request(String method, String path) {
		return HttpRequest.of(new TestSession(), method, path, HttpHeaders.empty(), new byte[0]);
	}

}
