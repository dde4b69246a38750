package io.spserver.boot.autoconfigure.security;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import io.spserver.boot.InvalidSpServerPropertyException;
import io.spserver.boot.autoconfigure.SpServerAutoConfiguration;
import io.spserver.boot.autoconfigure.http.SpServerHttpAutoConfiguration;
import io.spserver.protocol.http.security.Authenticator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.crypto.password.PasswordEncoder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the admin server does not start with.
 */
@ExtendWith(OutputCaptureExtension.class)
class StartRefusalTests {

	private static final String SECURITY = "spserver.admin.security.";

	private final X509Bundle certificate = new CertificateBuilder().subject("CN=localhost")
		.setIsCertificateAuthority(true)
		.ecp256()
		.buildSelfSigned();

	private final ApplicationContextRunner contextRunner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, SpServerAutoConfiguration.class,
				SpServerHttpAutoConfiguration.class, SpServerSecurityAutoConfiguration.class))
		.withPropertyValues("spserver.admin.port=0",
				"spring.ssl.bundle.pem.own.keystore.certificate=" + this.certificate.getCertificatePEM(),
				"spring.ssl.bundle.pem.own.keystore.private-key=" + this.certificate.getPrivateKeyPEM(),
				"spring.ssl.bundle.pem.own.truststore.certificate=" + this.certificate.getCertificatePEM(),
				"spring.ssl.bundle.pem.untrusting.keystore.certificate=" + this.certificate.getCertificatePEM(),
				"spring.ssl.bundle.pem.untrusting.keystore.private-key=" + this.certificate.getPrivateKeyPEM());

	private final ApplicationContextRunner onNetwork = this.contextRunner
		.withPropertyValues("spserver.admin.address=0.0.0.0");

	StartRefusalTests() throws Exception {
	}

	private static void starts(ApplicationContextRunner runner) {
		runner.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void refuses(ApplicationContextRunner runner, String message, String... cures) {
		runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidSpServerPropertyException.class, (ex) -> {
				assertThat(ex).hasMessageContaining(message);
				assertThat(ex.getAction()).contains(cures);
			}));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "::", "192.0.2.1", "2001:db8::1" })
	void isNotOpenToANetworkByOversight(String address) {
		refuses(this.contextRunner.withPropertyValues("spserver.admin.address=" + address),
				"'spserver.admin.address' has the value", "'spserver.admin.security.user.name'",
				"'spserver.admin.security.user.password'", "'spserver.admin.security.token'",
				"'spserver.admin.ssl.client-auth=need'", "AuthenticationManager",
				"'spserver.admin.security.enabled=false'", "remove 'spserver.admin.address'");
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "127.0.0.2", "localhost" })
	void loopbackNeedsNoLogin(String address) {
		starts(this.contextRunner.withPropertyValues("spserver.admin.address=" + address));
	}

	@Test
	void startsOnANetworkWithALogin(CapturedOutput output) {
		starts(this.onNetwork.withPropertyValues(SECURITY + "user.name=ada", SECURITY + "user.password=x"));
		starts(this.onNetwork.withPropertyValues(SECURITY + "token=x"));
		starts(this.onNetwork.withBean(Authenticator.class, () -> (credentials) -> null));
		starts(this.onNetwork.withBean(AuthenticationManager.class, () -> (authentication) -> authentication));
		assertThat(output).contains("cross the network unencrypted");
	}

	@Test
	void startsOnANetworkWithClientCertificates(CapturedOutput output) {
		starts(this.onNetwork.withPropertyValues("spserver.admin.ssl.bundle=own",
				"spserver.admin.ssl.client-auth=need"));
		assertThat(output).doesNotContain("unencrypted");
		refuses(this.onNetwork.withPropertyValues("spserver.admin.ssl.bundle=own",
				"spserver.admin.ssl.client-auth=want"), "no login is configured", "'spserver.admin.security.token'");
		refuses(this.onNetwork.withPropertyValues("spserver.admin.ssl.bundle=own", SECURITY + "x509.roles=",
				"spserver.admin.ssl.client-auth=need"), "no login is configured", "'spserver.admin.security.token'");
	}

	@Test
	void certificatesOfPublicAuthoritiesAreNoLogin() {
		refuses(this.onNetwork.withPropertyValues("spserver.admin.ssl.bundle=untrusting",
				"spserver.admin.ssl.client-auth=need"), "no trust store", "trust store of the bundle");
	}

	@Test
	void startsOnANetworkWhenToldSo(CapturedOutput output) {
		starts(this.onNetwork.withPropertyValues(SECURITY + "enabled=false"));
		assertThat(output).contains("open to everybody who reaches 0.0.0.0");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			user.name=ada                                   | 'spserver.admin.security.user.password' is missing
			user.password=hidden                            | 'spserver.admin.security.user.name' is missing
			user.name=a:b,user.password=hidden              | 'spserver.admin.security.user.name'
			token=                                          | 'spserver.admin.security.token'
			token={bcrypt}hidden                            | '{bcrypt}******'
			token={nothing}hidden                           | '{nothing}******'
			users[0].name=a,users[0].password={pbkdf2}x     | 'spserver.admin.security.users[0].password'
			rules[0].roles=ADMIN                            | needs a login
			rules[0].path=/x                                | 'spserver.admin.security.rules[0].roles' is missing
			token=x,rules[0].path=x,rules[0].access=deny    | 'spserver.admin.security.rules[0].path'
			rules[0].rpc=x,rules[0].methods=GET,rules[0].access=deny | 'spserver.admin.security.rules[0].methods'
			permit=livez                                    | 'spserver.admin.security.permit'
			allowed-hosts=http://a                          | 'spserver.admin.security.allowed-hosts'
			allowed-origins=a                               | 'spserver.admin.security.allowed-origins'
			token=x,throttle.failures=-1                    | 'spserver.admin.security.throttle.failures'
			token=x,throttle.window=0                       | 'spserver.admin.security.throttle.window'
			""")
	void explainsWrongProperties(String properties, String message) {
		String[] values = (SECURITY + properties.strip().replace(",", "," + SECURITY)).split(",");
		this.contextRunner.withPropertyValues(values)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidSpServerPropertyException.class)
				.hasMessageContaining(message)
				.hasMessageNotContaining("hidden"));
	}

	@Test
	void hashedPasswordsNeedAnEncoder() {
		String hash = "{bcrypt}$2a$10$Fvo6MbYv5K2bGF3sJTLW3OODrKfbs1Gd5bn5NfJcY2lxyV7Dcr8Ca";
		ApplicationContextRunner hashed = this.contextRunner.withPropertyValues(SECURITY + "token=" + hash);
		starts(hashed);
		refuses(hashed.withClassLoader(
				new FilteredClassLoader(PasswordEncoder.class.getPackageName(), "org.springframework.security")),
				"{bcrypt}******", "spring-security-crypto");
	}

	@Test
	void worksWithoutSpringSecurityAndActuator() {
		starts(this.onNetwork
			.withClassLoader(
					new FilteredClassLoader("org.springframework.security", "org.springframework.boot.actuate"))
			.withPropertyValues(SECURITY + "user.name=ada", SECURITY + "user.password={noop}x"));
	}

}
