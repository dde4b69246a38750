package io.spserver.protocol.http.security;

import java.util.List;
import java.util.Set;

import io.spserver.protocol.http.HttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AccessRules} and {@link PathPattern}.
 */
class AccessRulesTests {

	private static final List<PathPattern> RPC = List.of(PathPattern.of("/rpc"), PathPattern.of("/RPC2"));

	@ParameterizedTest
	@CsvSource({ "/a,/a", "/a,/a/", "/a/,/a", "/a/**,/a", "/a/**,/a/", "/a/**,/a/b/c", "/**,/", "/**,/a/b", "/,/",
			"/a/*,/a/b", "/a/*.json,/a/b.json", "/a/{name}/c,/a/b/c", "/*/b/**,/a/b/c/d", "/a.b,/a.b" })
	void patternMatches(String pattern, String path) {
		assertThat(PathPattern.of(pattern).matches(path)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "/a,/b", "/a,/ab", "/a,/a/b", "/a/**,/ab", "/a/*,/a", "/a/*,/a/b/c", "/a/*.json,/a/b.xml", "/a,/A",
			"/a.b,/axb", "/**,*", "/a/{name},/a", "/a/b/**,/a" })
	void patternDoesNotMatch(String pattern, String path) {
		assertThat(PathPattern.of(pattern).matches(path)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "", "**", "/a/**/b", "/**a", "/a//b" })
	void refusesWhatIsNoPattern(String pattern) {
		assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.of(pattern));
	}

	@Test
	void firstRuleThatMatchesCounts() {
		AccessRules rules = new AccessRules(
				List.of(AccessRule.requests(PathPattern.of("/a/open"), Set.of(), Access.permit()),
						AccessRule.requests(PathPattern.of("/a/**"), Set.of("GET"), Access.authenticated()),
						AccessRule.requests(PathPattern.of("/a/**"), Set.of(), Access.deny())),
				Access.permit(), Access.roles(Set.of("ADMIN")));
		assertThat(allows(rules, "POST", "/a/open")).isTrue();
		assertThat(allows(rules, "GET", "/a/x")).isFalse();
		assertThat(allows(rules, "GET", "/a/x", "ANY")).isTrue();
		assertThat(allows(rules, "POST", "/a/x", "ADMIN")).isFalse();
	}

	@Test
	void whatHoldsOtherwiseDependsOnTheMethod() {
		AccessRules rules = new AccessRules(List.of(), Access.authenticated(), Access.roles(Set.of("ADMIN", "ROOT")));
		assertThat(allows(rules, "GET", "/")).isFalse();
		assertThat(allows(rules, "OPTIONS", "*", "READER")).isTrue();
		assertThat(allows(rules, "DELETE", "/", "READER")).isFalse();
		assertThat(allows(rules, "DELETE", "/", "READER", "ROOT")).isTrue();
		assertThat(allows(rules, "MADE-UP", "/", "READER")).isFalse();
	}

	@Test
	void requestOfCallsPassesIfOneOfThemMight() {
		AccessRules rules = new AccessRules(
				List.of(AccessRule.calls(RPC, "mail.*", Access.roles(Set.of("MAIL"))),
						AccessRule.calls(RPC, "server.stats", Access.deny())),
				Access.authenticated(), Access.roles(Set.of("ADMIN")));
		assertThat(allows(rules, "POST", "/rpc", "MAIL")).isTrue();
		assertThat(allows(rules, "POST", "/RPC2", "ADMIN")).isTrue();
		assertThat(allows(rules, "POST", "/rpc", "OTHER")).isFalse();
		assertThat(allows(rules, "POST", "/rpc")).isFalse();
		assertThat(allows(rules, "POST", "/other", "MAIL")).isFalse();
	}

	@Test
	void eachCallIsLookedAt() {
		AccessRules rules = new AccessRules(
				List.of(AccessRule.calls(RPC, "mail.clear", Access.deny()),
						AccessRule.calls(RPC, "mail.*", Access.roles(Set.of("MAIL"))),
						AccessRule.requests(PathPattern.of("/rpc"), Set.of(), Access.roles(Set.of("CALLER")))),
				Access.authenticated(), Access.roles(Set.of("ADMIN")));
		HttpRequest mail = as("POST", "/rpc", "MAIL");
		assertThat(rules.allowCall(mail, "mail.list")).isTrue();
		assertThat(rules.allowCall(mail, "mail.clear")).isFalse();
		assertThat(rules.allowCall(mail, "xmail.list")).isFalse();
		assertThat(rules.allowCall(mail, "calc.add")).isFalse();
		assertThat(rules.allowCall(as("POST", "/rpc", "CALLER"), "calc.add")).isTrue();
		assertThat(rules.allowCall(as("POST", "/RPC2", "CALLER"), "calc.add")).isFalse();
		assertThat(rules.allowCall(as("POST", "/RPC2", "ADMIN"), "calc.add")).isTrue();
	}

	private static boolean allows(AccessRules rules, String method, String path, String... roles) {
		HttpRequest request = as(method, path, roles);
		return rules.accessTo(request).allows(request);
	}

	private static HttpRequest as(String method, String path, String... roles) {
		HttpRequest request = Calls.request(method, path);
		return (roles.length > 0) ? request.withPrincipal(() -> "somebody", Set.of(roles)) : request;
	}

}
