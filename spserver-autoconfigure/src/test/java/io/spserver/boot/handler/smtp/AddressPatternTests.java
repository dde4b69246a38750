package io.spserver.boot.handler.smtp;

import java.util.function.UnaryOperator;

import io.spserver.protocol.smtp.SmtpAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link AddressPattern} and {@link AddressPatterns}.
 */
class AddressPatternTests {

	@ParameterizedTest
	@CsvSource({ "*,a@example.org", "*@example.org,a.b@EXAMPLE.org", "Info@example.org,iNFO@example.org",
			"a*@*.example.org,abc@x.y.example.org", "*@*,a@b", "a+*@example.org,a+tag@example.org",
			"*@bücher.example,a@xn--bcher-kva.example", "*@xn--bcher-kva.example,a@bücher.example",
			"*@[192.0.2.1],a@[192.0.2.1]" })
	void matches(String pattern, String address) {
		assertThat(AddressPattern.parse(pattern).matches(SmtpAddress.parse(address))).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "*@example.org,a@example.org.evil", "*@example.org,a@xexample.org", "a@example.org,b@example.org",
			"*@*.example.org,a@example.org", "<>,a@example.org", "postmaster,postmaster@example.org",
			"a.c@example.org,abc@example.org" })
	void doesNotMatch(String pattern, String address) {
		assertThat(AddressPattern.parse(pattern).matches(SmtpAddress.parse(address))).isFalse();
	}

	@Test
	void quotesDoNotHideADomain() {
		SmtpAddress tricky = new SmtpAddress("a@example.org", "evil.example");
		assertThat(AddressPattern.parse("*@example.org").matches(tricky)).isFalse();
	}

	@Test
	void emptySenderHasAPatternOfItsOwn() {
		assertThat(AddressPattern.parse("<>").matches(SmtpAddress.EMPTY)).isTrue();
		assertThat(AddressPattern.parse("*").matches(SmtpAddress.EMPTY)).isTrue();
		assertThat(AddressPattern.parse("*@example.org").matches(SmtpAddress.EMPTY)).isFalse();
	}

	@Test
	void postmasterNeedsNoDomain() {
		assertThat(AddressPattern.parse("postmaster").matches(new SmtpAddress("PostMaster", ""))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "example.org", "@example.org", "a@", "a b@example.org", "**" })
	void refusesWhatIsNoPattern(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> AddressPattern.parse(text)).withMessageContaining(text);
	}

	@Test
	void placeholdersMayHaveSeveralPatterns() {
		UnaryOperator<String> resolver = (text) -> text.replace("${mine}", "*@example.org, *@example.com");
		AddressPatterns patterns = AddressPatterns.parse(new String[] { "${mine}", "a@example.net" }, resolver);
		assertThat(patterns.match(SmtpAddress.parse("x@example.com"))).isTrue();
		assertThat(patterns.match(SmtpAddress.parse("a@example.net"))).isTrue();
		assertThat(patterns.match(SmtpAddress.parse("b@example.net"))).isFalse();
	}

	@Test
	void refusesToBeForNobody() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> AddressPatterns.parse(new String[] { " , " }, UnaryOperator.identity()));
	}

}
