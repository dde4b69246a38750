package io.spserver.boot.mail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EncodedWords}.
 */
class EncodedWordsTests {

	@ParameterizedTest
	@CsvSource({ "=?utf-8?q?Gr=C3=BC=C3=9Fe?=,Grüße", "=?UTF-8?B?R3LDvMOfZQ==?=,Grüße", "=?iso-8859-1?Q?a_=FC?=,a ü",
			"=?utf-8*de?q?Gr=C3=BC?=,Grü", "Re: =?utf-8?q?=C3=BC?= and more,Re: ü and more",
			"=?utf-8?q?a?= =?utf-8?q?b?=,ab", "=?utf-8?q?a?= b =?utf-8?q?c?=,a b c", "=?utf-8?q??=x,x" })
	void decodes(String text, String decoded) {
		assertThat(EncodedWords.decode(text)).isEqualTo(decoded);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "plain", "=?", "=?utf-8?q?no end", "=?nosuchcharset?q?a?=", "=?utf-8?b?!!!?=",
			"=?utf-8?q?=ZZ?=", "=?utf-8?x?a?=", "=?a b?q?c?=" })
	void leavesWhatItCannotDecode(String text) {
		assertThat(EncodedWords.decode(text)).isEqualTo(text);
	}

	@Test
	void keepsTheSpaceBesideAWordThatItCannotDecode() {
		assertThat(EncodedWords.decode("=?utf-8?q?a?= =?none?q?b?=")).isEqualTo("a =?none?q?b?=");
	}

}
