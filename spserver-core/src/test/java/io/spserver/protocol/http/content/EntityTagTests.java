package io.spserver.protocol.http.content;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class EntityTagTests {

	private static final EntityTag STRONG = EntityTag.strong("1");

	private static final EntityTag WEAK = EntityTag.weak("1");

	/** The table of RFC 9110, section 8.8.3.2. */
	@Test
	void tagsAreComparedInTwoWays() {
		assertThat(WEAK.matchesStrongly(WEAK)).isFalse();
		assertThat(WEAK.matchesWeakly(WEAK)).isTrue();
		assertThat(WEAK.matchesStrongly(EntityTag.weak("2"))).isFalse();
		assertThat(WEAK.matchesWeakly(EntityTag.weak("2"))).isFalse();
		assertThat(WEAK.matchesStrongly(STRONG)).isFalse();
		assertThat(STRONG.matchesStrongly(WEAK)).isFalse();
		assertThat(WEAK.matchesWeakly(STRONG)).isTrue();
		assertThat(STRONG.matchesStrongly(STRONG)).isTrue();
		assertThat(STRONG.matchesWeakly(STRONG)).isTrue();
	}

	@Test
	void tagIsWrittenInQuotes() {
		assertThat(STRONG).hasToString("\"1\"");
		assertThat(WEAK).hasToString("W/\"1\"");
	}

	@Test
	void valueMustNotEndTheQuotes() {
		assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a\"b"));
		assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a b"));
		assertThatIllegalArgumentException().isThrownBy(() -> EntityTag.strong("a\r\nb"));
	}

	@Test
	void listIsRead() {
		assertThat(EntityTag.parse(List.of("\"a\", W/\"b,c\" ,\"\"", "\"d\""))).containsExactly(EntityTag.strong("a"),
				EntityTag.weak("b,c"), EntityTag.strong(""), EntityTag.strong("d"));
	}

	@Test
	void whatIsNoTagIsPassedOver() {
		assertThat(EntityTag.parse(List.of("a, , W/, \"b c\", \"d\", \"open"))).containsExactly(EntityTag.strong("d"));
		assertThat(EntityTag.parse(List.of("W/\"open"))).isEmpty();
	}

	@Test
	void tagOfContentFollowsItsBytes() {
		EntityTag tag = EntityTag.ofContent(new byte[] { 1, 2, 3 });
		assertThat(tag).isEqualTo(EntityTag.ofContent(new byte[] { 1, 2, 3 }))
			.isNotEqualTo(EntityTag.ofContent(new byte[] { 1, 2, 4 }));
		assertThat(tag.weak()).isFalse();
	}

}
