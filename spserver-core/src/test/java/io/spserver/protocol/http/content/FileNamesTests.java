package io.spserver.protocol.http.content;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileNamesTests {

	@Test
	void pathIsTakenApart() {
		assertThat(FileNames.of("/a/b c.txt")).containsExactly("a", "b c.txt");
		assertThat(FileNames.of("a")).containsExactly("a");
		assertThat(FileNames.of("")).isEmpty();
		assertThat(FileNames.of("/\u00e4/console.txt")).containsExactly("\u00e4", "console.txt");
	}

	@ParameterizedTest
	@ValueSource(strings = { "..", "/../a", "a/../../b", "/.", "a//b", "//a", "a/", ".hidden", "a/.git/config", "..\\a",
			"a\\b", "C:", "/C:/Windows", "a.txt::$DATA", "a\0b", "a\nb", "a.", "a ", "a?b", "a*b", "a|b", "a<b", "a\"b",
			"\u007f" })
	void whatMayMeanSomethingElseIsRefused(String path) {
		assertThat(FileNames.of(path)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "con", "CON", "a/nul.txt", "Aux.tar.gz", "prn", "com1", "LPT9.log", "com\u00b9", "conin$",
			"nul .txt" })
	void devicesOfWindowsAreRefused(String path) {
		assertThat(FileNames.of(path)).isNull();
	}

}
