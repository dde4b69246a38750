package io.spserver.protocol.http.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.spserver.protocol.http.security.Account.Kind;
import io.spserver.protocol.http.security.Credentials.Password;
import io.spserver.protocol.http.security.Credentials.Token;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Accounts} and {@link RememberingAuthenticator}.
 */
class AccountsTests {

	private final CountingMatcher matcher = new CountingMatcher();

	private final Accounts accounts = new Accounts(List.of(new Account("plain", Kind.PASSWORD, "a:b", Set.of("READER")),
			new Account("ada", Kind.PASSWORD, "{slow}secret", Set.of("ADMIN")),
			new Account("none", Kind.PASSWORD, "{noop}{x}y", Set.of()),
			new Account("script", Kind.TOKEN, "t0ken", Set.of("ADMIN"))), this.matcher);

	@Test
	void knowsUsersByTheirPasswords() {
		assertThat(this.accounts.authenticate(new Password("plain", "a:b")))
			.isEqualTo(Identity.of("plain", Set.of("READER")));
		assertThat(this.accounts.authenticate(new Password("ada", "secret"))).isNotNull();
		assertThat(this.accounts.authenticate(new Password("none", "{x}y"))).isNotNull();
		assertThat(this.accounts.authenticate(new Password("ada", "Secret"))).isNull();
		assertThat(this.accounts.authenticate(new Password("ada", ""))).isNull();
		assertThat(this.accounts.authenticate(new Password("plain", "secret"))).isNull();
		assertThat(this.accounts.authenticate(new Password("script", "t0ken"))).isNull();
	}

	@Test
	void knowsTokens() {
		assertThat(this.accounts.authenticate(new Token("t0ken"))).isEqualTo(Identity.of("script", Set.of("ADMIN")));
		assertThat(this.accounts.authenticate(new Token("t0ke"))).isNull();
		assertThat(this.accounts.authenticate(new Token("a:b"))).isNull();
	}

	@Test
	void doesTheSameWorkForUnknownUsers() {
		assertThat(this.accounts.authenticate(new Password("nobody", "secret"))).isNull();
		assertThat(this.matcher.compared).containsExactly("{slow}secret");
	}

	@Test
	void tellsHowToLogIn() {
		assertThat(this.accounts.schemes()).containsExactlyInAnyOrder(LoginScheme.BASIC, LoginScheme.BEARER);
		assertThat(new Accounts(List.of(new Account("t", Kind.TOKEN, "t", Set.of())), PasswordMatcher.PLAIN).schemes())
			.containsExactly(LoginScheme.BEARER);
	}

	@Test
	void refusesUnknownEncodingsAndNamesThatAreThereTwice() {
		Account hashed = new Account("ada", Kind.PASSWORD, "{bcrypt}$2a$10$abc", Set.of());
		assertThatIllegalArgumentException().isThrownBy(() -> new Accounts(List.of(hashed), PasswordMatcher.PLAIN))
			.withMessageContaining("ada")
			.withMessageNotContaining("$2a");
		Account ada = new Account("ada", Kind.PASSWORD, "x", Set.of());
		assertThatIllegalArgumentException().isThrownBy(() -> new Accounts(List.of(ada, ada), PasswordMatcher.PLAIN));
	}

	@Test
	void showsNoSecrets() {
		assertThat(new Account("ada", Kind.PASSWORD, "hidden", Set.of()).toString()).doesNotContain("hidden");
		assertThat(new Password("ada", "hidden").toString()).doesNotContain("hidden");
		assertThat(new Token("hidden").toString()).doesNotContain("hidden");
	}

	@Test
	void remembersWhatWasRightForAWhile() {
		long[] now = { Long.MAX_VALUE - 10 };
		RememberingAuthenticator remembering = new RememberingAuthenticator(this.accounts, Duration.ofSeconds(60),
				() -> now[0]);
		Identity ada = remembering.authenticate(new Password("ada", "secret"));
		assertThat(remembering.authenticate(new Password("ada", "secret"))).isEqualTo(ada).isNotNull();
		assertThat(this.matcher.compared).hasSize(1);
		now[0] += Duration.ofSeconds(60).toNanos();
		assertThat(remembering.authenticate(new Password("ada", "secret"))).isEqualTo(ada);
		assertThat(this.matcher.compared).hasSize(2);
	}

	@Test
	void remembersNothingWrong() {
		RememberingAuthenticator remembering = new RememberingAuthenticator(this.accounts, Duration.ofSeconds(60));
		remembering.authenticate(new Password("ada", "secret"));
		assertThat(remembering.authenticate(new Password("ada", "wrong"))).isNull();
		assertThat(remembering.authenticate(new Password("ada", "wrong"))).isNull();
		assertThat(remembering.authenticate(new Password("bob", "secret"))).isNull();
		assertThat(remembering.authenticate(new Token("secret"))).isNull();
		assertThat(this.matcher.compared).filteredOn("{slow}secret"::equals).hasSize(4);
		assertThat(remembering.schemes()).isEqualTo(this.accounts.schemes());
	}

	private static final class CountingMatcher implements PasswordMatcher {

		private final List<String> compared = new ArrayList<>();

		@Override
		public boolean supports(String kept) {
			return true;
		}

		@Override
		public boolean matches(String password, String kept) {
			this.compared.add(kept);
			return (isExpensive(kept)) ? kept.equals("{slow}" + password) : PLAIN.matches(password, kept);
		}

		@Override
		public boolean isExpensive(String kept) {
			return kept.startsWith("{slow}");
		}

	}

}
