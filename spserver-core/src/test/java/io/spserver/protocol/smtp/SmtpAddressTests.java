package io.spserver.protocol.smtp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link SmtpAddress} and {@link PathParser}.
 */
class SmtpAddressTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "a@b|a|b", "a.b+c@Example.ORG|a.b+c|example.org", "\"a b\"@x.org|a b|x.org",
					"\"a\\\"b\"@x.org|a\"b|x.org", "\"a@b\"@x.org|a@b|x.org", "\"a>b\"@x.org|a>b|x.org",
					"a@[192.0.2.1]|a|[192.0.2.1]", "a@[IPv6:2001:db8::1]|a|[ipv6:2001:db8::1]",
					"!#$%&'*+-/=?^_`{}~@x|!#$%&'*+-/=?^_`{}~|x" })
	void readsAddresses(String text, String local, String domain) {
		SmtpAddress address = SmtpAddress.parse(text);
		assertThat(address.localPart()).isEqualTo(local);
		assertThat(address.domain()).isEqualTo(domain);
		assertThat(SmtpAddress.parse(address.toString())).isEqualTo(address);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a", "@", "a@", "@b", "a@b@c", ".a@b", "a.@b", "a..b@c", "a b@c", "a@b c", "a@-b",
			"a@b-", "a@b..c", "a@.b", "a@b.", "a@b_c", "a@[1.2.3]", "a@[2001:db8::1]", "a@[IPv6:1.2.3.4]", "a@[x]",
			"\"a@b", "\"\"@b", "a\"b\"@c", "\"a\"b\"@c", "\"a\\\"@c", "<a@b>", "a@b>", "a\t@b", "a@b\r\n",
			"\"a\rb\"@c" })
	void refusesWhatIsNoAddress(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> SmtpAddress.parse(text));
	}

	@Test
	void refusesWhatIsTooLong() {
		assertThat(PathParser.parseMailbox("a".repeat(64) + "@b", false)).isNotNull();
		assertThat(PathParser.parseMailbox("a".repeat(65) + "@b", false)).isNull();
		assertThat(PathParser.isDomain("a".repeat(63) + ".b", false)).isTrue();
		assertThat(PathParser.isDomain("a".repeat(64) + ".b", false)).isFalse();
		assertThat(PathParser.isDomain("a.".repeat(130) + "b", false)).isFalse();
	}

	@Test
	void takesOtherScriptsOnlyWhereTheyAreAllowed() {
		assertThat(PathParser.parseMailbox("jörg@müller.example", false)).isNull();
		SmtpAddress address = PathParser.parseMailbox("jörg@Müller.example", true);
		assertThat(address).isEqualTo(new SmtpAddress("jörg", "müller.example"));
		assertThat(address.isAscii()).isFalse();
		assertThat(address.asciiDomain()).isEqualTo("xn--mller-kva.example");
		assertThat(PathParser.parseMailbox("a@" + "\u2488".repeat(3), true)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "@a,@b.example:c@d|c@d", "@a:c@d|c@d", "c@d|c@d" })
	void leavesOutSourceRoutes(String path, String expected) {
		assertThat(PathParser.parsePath(path, false)).hasToString(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "@a,b:c@d", "@a", "@:c@d", "@a,:c@d", "@a:@b:c@d" })
	void refusesMalformedSourceRoutes(String path) {
		assertThat(PathParser.parsePath(path, false)).isNull();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0',
			value = { "<a@b> X|4", "<>|1", "<\"a>b\"@c>|8", "<\"a\\\">b\"@c>|10", "<a@b|-1", "<\"a>|-1" })
	void findsTheEndOfAPath(String text, int end) {
		assertThat(PathParser.end(text)).isEqualTo(end);
	}

	@Test
	void writesQuotesWhereTheyAreNeeded() {
		assertThat(new SmtpAddress("a b\"c\\d", "x")).hasToString("\"a b\\\"c\\\\d\"@x");
		assertThat(SmtpAddress.EMPTY).hasToString("");
		assertThat(new SmtpAddress("postmaster", "")).hasToString("postmaster");
	}

}
