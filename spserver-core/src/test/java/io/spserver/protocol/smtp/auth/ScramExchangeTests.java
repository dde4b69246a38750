package io.spserver.protocol.smtp.auth;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;

import javax.security.sasl.SaslException;

import io.spserver.Session;
import io.spserver.protocol.http.TestSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ScramExchange}.
 */
class ScramExchangeTests {

	private final ScramCredentials joe = ScramKeys.of(() -> "joe", "pencil", 4096);

	private final SmtpAuthenticator users = new SmtpAuthenticator() {

		@Override
		public @Nullable Principal password(String user, String password, Session session) {
			return null;
		}

		@Override
		public @Nullable ScramCredentials scram(String user, Session session) {
			return (user.equals("joe") || user.equals("a,b=c")) ? ScramExchangeTests.this.joe : null;
		}

	};

	/** The example of RFC 7677, section 3. */
	@Test
	void computesTheKeysOfTheStandard() throws Exception {
		byte[] salted = ScramKeys.salted("pencil", Base64.getDecoder().decode("W22ZaJ0SNY7soEsUEjb6gQ=="), 4096);
		byte[] clientKey = ScramKeys.hmac(salted, "Client Key");
		String nonce = "rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0";
		String signed = "n=user,r=rOprNGfwEbeRWgbNEkqO,r=" + nonce + ",s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096,c=biws,r="
				+ nonce;
		byte[] proof = ScramKeys.xor(clientKey, ScramKeys.hmac(ScramKeys.hash(clientKey), signed));
		assertThat(Base64.getEncoder().encodeToString(proof)).isEqualTo("dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=");
		assertThat(Base64.getEncoder().encodeToString(ScramKeys.hmac(ScramKeys.hmac(salted, "Server Key"), signed)))
			.isEqualTo("6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
	}

	@Test
	void acceptsAProofAndShowsThatItKnowsThePasswordToo() throws Exception {
		SaslExchange exchange = begin();
		ScramClient client = new ScramClient("joe", "pencil");
		String challenge = text(exchange.respond(ScramClient.bytes(client.first())));
		String signature = text(exchange.respond(ScramClient.bytes(client.last(challenge))));
		assertThat(signature).isEqualTo(client.expectedSignature());
		assertThat(exchange.respond(new byte[0])).isInstanceOfSatisfying(SaslExchange.Success.class,
				(success) -> assertThat(success.principal().getName()).isEqualTo("joe"));
	}

	@Test
	void readsEscapedNames() throws Exception {
		SaslExchange exchange = begin();
		ScramClient client = new ScramClient("a=2Cb=3Dc", "pencil");
		String challenge = text(exchange.respond(ScramClient.bytes(client.first())));
		assertThat(exchange.respond(ScramClient.bytes(client.last(challenge))))
			.isInstanceOf(SaslExchange.Challenge.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "joe", "nobody" })
	void refusesAWrongProofAndUnknownNamesAlike(String user) throws Exception {
		SaslExchange exchange = begin();
		ScramClient client = new ScramClient(user, "wrong");
		String challenge = text(exchange.respond(ScramClient.bytes(client.first())));
		assertThat(challenge).matches("r=rOprNGfwEbeRWgbNEkqO[A-Za-z0-9+/]{24},s=[^,]+,i=4096");
		assertThat(exchange.respond(ScramClient.bytes(client.last(challenge))))
			.isInstanceOf(SaslExchange.Failure.class);
	}

	@Test
	void madeUpSaltsStayTheSame() throws Exception {
		String once = text(begin().respond(ScramClient.bytes("n,,n=nobody,r=x"))).split(",")[1];
		String again = text(begin().respond(ScramClient.bytes("n,,n=nobody,r=x"))).split(",")[1];
		assertThat(once).isEqualTo(again);
	}

	@Test
	void refusesAnotherNonce() throws Exception {
		SaslExchange exchange = begin();
		ScramClient client = new ScramClient("joe", "pencil");
		String challenge = text(exchange.respond(ScramClient.bytes(client.first())));
		String last = client.last(challenge).replace("r=rOp", "r=xOp");
		assertThat(exchange.respond(ScramClient.bytes(last))).isInstanceOf(SaslExchange.Failure.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "n,,n=joe", "p=tls-unique,,n=joe,r=x", "n,,r=x,n=joe", "n,,n=,r=x", "n,,n=joe,r=" })
	void refusesMalformedFirstMessages(String message) {
		SaslExchange exchange = begin();
		assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.respond(ScramClient.bytes(message)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "c=biws", "c=biws,r=x", "c=?,r=x,p=y", "x=biws,r=x,p=y" })
	void refusesMalformedLastMessages(String message) throws Exception {
		SaslExchange exchange = begin();
		exchange.respond(ScramClient.bytes("n,,n=joe,r=x"));
		assertThatExceptionOfType(SaslException.class).isThrownBy(() -> exchange.respond(ScramClient.bytes(message)));
	}

	private SaslExchange begin() {
		return SaslExchange.begin(SmtpMechanism.SCRAM_SHA_256, this.users, new TestSession());
	}

	private static String text(SaslExchange.Result result) {
		assertThat(result).isInstanceOf(SaslExchange.Challenge.class);
		return new String(((SaslExchange.Challenge) result).bytes(), StandardCharsets.UTF_8);
	}

}
