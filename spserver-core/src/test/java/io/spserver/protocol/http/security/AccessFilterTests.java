package io.spserver.protocol.http.security;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;

import io.netty.pkitesting.CertificateBuilder;
import io.spserver.Session;
import io.spserver.protocol.http.HttpRequest;
import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.security.Account.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccessFilter} and {@link Logins}.
 */
class AccessFilterTests {

	private static final String ADA = Calls.basic("ada:pässword:x");

	private final List<String> events = new ArrayList<>();

	private final AccessRules rules = new AccessRules(
			List.of(AccessRule.requests(PathPattern.of("/open"), Set.of(), Access.permit()),
					AccessRule.requests(PathPattern.of("/closed"), Set.of(), Access.deny())),
			Access.authenticated(), Access.roles(Set.of("ADMIN")));

	private final AccessFilter filter = filter(
			new Accounts(
					List.of(new Account("ada", Kind.PASSWORD, "pässword:x", Set.of("ADMIN")),
							new Account("bob", Kind.PASSWORD, "b", Set.of()),
							new Account("script", Kind.TOKEN, "abc.DEF-1~+/2==", Set.of("ADMIN"))),
					PasswordMatcher.PLAIN));

	private AccessFilter filter(Authenticator authenticator) {
		return new AccessFilter(this.rules,
				new Logins(authenticator, "admin", new FailureThrottle(3, Duration.ofMinutes(1))), new Record());
	}

	private HttpResponse send(String method, String path, String... headers) throws Exception {
		return Calls.send(this.filter, Calls.request(method, path, headers));
	}

	@Test
	void asksForALogin() throws Exception {
		HttpResponse answer = send("GET", "/any");
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.headers().all("WWW-Authenticate")).containsExactly("Basic realm=\"admin\", charset=\"UTF-8\"",
				"Bearer realm=\"admin\"");
		assertThat(answer.headers().first("Cache-Control")).isEqualTo("no-store");
		assertThat(this.events).isEmpty();
	}

	@Test
	void knowsUsersAndTokens() throws Exception {
		assertThat(new String(send("POST", "/any", "Authorization", ADA).body())).isEqualTo("ada");
		assertThat(new String(send("POST", "/any", "Authorization", "bAsIc  " + ADA.substring(6)).body()))
			.isEqualTo("ada");
		assertThat(new String(send("POST", "/any", "Authorization", "bearer abc.DEF-1~+/2==").body()))
			.isEqualTo("script");
	}

	@Test
	void refusesWhatRulesForbid() throws Exception {
		assertThat(send("GET", "/any", "Authorization", Calls.basic("bob:b")).status()).isEqualTo(200);
		assertThat(send("POST", "/any", "Authorization", Calls.basic("bob:b")).status()).isEqualTo(403);
		assertThat(send("GET", "/closed", "Authorization", ADA).status()).isEqualTo(403);
		assertThat(this.events).containsExactly("bob denied POST /any", "ada denied GET /closed");
		assertThat(send("GET", "/closed").status()).isEqualTo(403);
		assertThat(this.events).hasSize(2);
	}

	@Test
	void openPathsNeedNoLoginButNoWrongOneEither() throws Exception {
		assertThat(new String(send("GET", "/open").body())).isEqualTo("nobody");
		assertThat(new String(send("GET", "/open", "Authorization", ADA).body())).isEqualTo("ada");
		assertThat(send("GET", "/open", "Authorization", Calls.basic("ada:wrong")).status()).isEqualTo(401);
	}

	@Test
	void answersBeforeABodyIsTaken() throws Exception {
		assertThat(this.filter.before(Calls.request("POST", "/any"))).extracting(HttpResponse::status).isEqualTo(401);
		assertThat(this.filter.before(Calls.request("POST", "/any", "Authorization", Calls.basic("bob:b"))))
			.extracting(HttpResponse::status)
			.isEqualTo(403);
		assertThat(this.filter.before(Calls.request("POST", "/any", "Authorization", ADA))).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "Basic", "Basic ", "Basic !!!!", "Basic YWRh", "Basic YWRhOg=", "Digest username=ada",
			"Bearer", "Bearer a b", "Bearer \"x\"", "Negotiate abc", "YWRhOg==", "Basic=YWRhOg==", "Bearer é" })
	void malformedCredentialsAreWrong(String value) throws Exception {
		HttpResponse answer = send("GET", "/any", "Authorization", value);
		assertThat(answer.status()).isEqualTo(401);
		assertThat(answer.headers().all("WWW-Authenticate")).hasSize(2);
		assertThat(this.events).containsExactly("null failed");
	}

	@Test
	void controlCharactersBrokenUtf8AndOversizedPasswordsAreWrong() throws Exception {
		assertThat(send("GET", "/any", "Authorization", Calls.basic("ada:pässword:x\0")).status()).isEqualTo(401);
		assertThat(send("GET", "/any", "Authorization", Calls.basic("ada\0:pässword:x")).status()).isEqualTo(401);
		byte[] latin = "ada:pässword:x".getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
		assertThat(send("GET", "/open", "Authorization", "Basic " + Base64.getEncoder().encodeToString(latin)).status())
			.isEqualTo(401);
		assertThat(Calls.status(this.filter, Calls.request(PeerSession.of("192.0.2.9"), "GET", "/any", "Authorization",
				Calls.basic("ada:" + "x".repeat(8000)))))
			.isEqualTo(401);
	}

	@Test
	void refusesTwoLogins() throws Exception {
		assertThat(send("GET", "/any", "Authorization", ADA, "Authorization", ADA).status()).isEqualTo(401);
	}

	@Test
	void tokensAreNotLookedForInTheQuery() throws Exception {
		assertThat(send("GET", "/any?access_token=abc.DEF-1~+/2==").status()).isEqualTo(401);
	}

	@Test
	void throttlesAnAddressThatFails() throws Exception {
		Session attacker = PeerSession.of("192.0.2.1");
		for (int i = 0; i < 3; i++) {
			assertThat(status(attacker, Calls.basic("ada:" + i))).isEqualTo(401);
		}
		HttpResponse answer = Calls.send(this.filter, Calls.request(attacker, "GET", "/any", "Authorization", ADA));
		assertThat(answer.status()).isEqualTo(429);
		assertThat(Integer.parseInt(answer.headers().first("Retry-After"))).isBetween(1, 60);
		assertThat(this.events).containsExactly("ada failed", "ada failed", "ada failed for the last time");
		assertThat(Calls.status(this.filter, Calls.request(attacker, "GET", "/open"))).isEqualTo(200);
		assertThat(Calls.status(this.filter, Calls.request(attacker, "GET", "/any"))).isEqualTo(401);
		assertThat(status(PeerSession.of("192.0.2.2"), ADA)).isEqualTo(200);
	}

	@Test
	void connectionThatHasLoggedInIsNotHeldUpByOthersOfItsAddress() throws Exception {
		Session scraper = PeerSession.of("192.0.2.1");
		assertThat(status(scraper, ADA)).isEqualTo(200);
		Session attacker = PeerSession.of("192.0.2.1");
		for (int i = 0; i < 3; i++) {
			status(attacker, Calls.basic("ada:" + i));
		}
		assertThat(status(scraper, ADA)).isEqualTo(200);
		assertThat(status(scraper, Calls.basic("bob:b"))).isEqualTo(429);
		assertThat(status(attacker, ADA)).isEqualTo(429);
	}

	private int status(Session session, String authorization) throws Exception {
		return Calls.status(this.filter, Calls.request(session, "GET", "/any", "Authorization", authorization));
	}

	@Test
	void knowsClientsByTheirCertificates() throws Exception {
		X509Certificate certificate = new CertificateBuilder().subject("CN=prometheus,O=Example")
			.setIsCertificateAuthority(true)
			.ecp256()
			.buildSelfSigned()
			.getCertificate();
		Session session = new PeerSession(new InetSocketAddress("192.0.2.1", 1), new InetSocketAddress("192.0.2.2", 2),
				List.of(certificate));
		AccessFilter certificates = filter(new ClientCertificates(Set.of("READER")));
		HttpResponse answer = Calls.send(certificates,
				Calls.request(session, "GET", "/any", "Authorization", "passed over"));
		assertThat(new String(answer.body())).isEqualTo("CN=prometheus,O=Example");
		assertThat(Calls.status(certificates, Calls.request(session, "POST", "/any"))).isEqualTo(403);
		assertThat(Calls.status(certificates, Calls.request("GET", "/any"))).isEqualTo(403);
		assertThat(Calls.status(this.filter, Calls.request(session, "GET", "/any"))).isEqualTo(401);
	}

	@Test
	void withoutLoginsCredentialsArePassedOver() throws Exception {
		AccessFilter open = new AccessFilter(new AccessRules(List.of(), Access.permit(), Access.permit()),
				Logins.none(), AccessEvents.NONE);
		assertThat(new String(Calls.send(open, Calls.request("POST", "/", "Authorization", ADA)).body()))
			.isEqualTo("nobody");
	}

	private final class Record implements AccessEvents {

		@Override
		public void loginFailed(HttpRequest request, @Nullable String name, boolean last) {
			AccessFilterTests.this.events.add(name + " failed" + (last ? " for the last time" : ""));
		}

		@Override
		public void denied(HttpRequest request) {
			AccessFilterTests.this.events.add(request.principal().getName() + " denied " + request);
		}

	}

}
