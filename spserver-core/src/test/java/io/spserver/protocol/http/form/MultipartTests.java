package io.spserver.protocol.http.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class MultipartTests {

	private static final String TYPE = "multipart/form-data; boundary=XX";

	private static final String FIELD = "Content-Disposition: form-data; name=\"a\"\r\n";

	@Test
	void partsAreFound() throws IOException {
		HttpForm form = HttpFormTests.form(TYPE,
				"--XX\r\n" + FIELD + "\r\none\r\n--XX\r\nContent-Type: text/csv\r\n"
						+ "content-disposition: FORM-DATA; filename=\"b.csv\"; name=b\r\n\r\n1,2\r\n3,4\r\n\r\n"
						+ "--XX\r\n" + FIELD + "\r\n\r\n--XX--\r\n");
		assertThat(form.parts()).extracting(HttpPart::name).containsExactly("a", "b", "a");
		assertThat(form.value("a")).isEqualTo("one");
		HttpPart file = form.part("b");
		assertThat(file).isNotNull();
		assertThat(file.isFile()).isTrue();
		assertThat(file.fileName()).isEqualTo("b.csv");
		assertThat(file.contentType()).isEqualTo("text/csv");
		assertThat(file.length()).isEqualTo(10);
		assertThat(file.text()).isEqualTo("1,2\r\n3,4\r\n");
		assertThat(form.value("b")).isNull();
		assertThat(form.parts().get(2).length()).isZero();
		assertThat(form.parts().get(2).isFile()).isFalse();
	}

	@Test
	void contentMayLookLikeABoundary() throws IOException {
		String content = "--XX\r\n-\r--XX\n--XX\r\n\r\n--X\r\n--YX--\r\n\r\r\n\r";
		HttpForm form = HttpFormTests.form(TYPE, "--XX\r\n" + FIELD + "\r\n" + content + "\r\n--XX--");
		assertThat(form.value("a")).isEqualTo(content);
	}

	@Test
	void partsAreFoundWhereverTheyLieInTheBuffer() throws IOException {
		for (int length = 16_384 - 200; length < 16_384 + 10; length++) {
			String large = "x".repeat(length);
			HttpForm form = HttpFormTests.form(TYPE, "--XX\r\n" + FIELD + "\r\n" + large + "\r\n--XX\r\n"
					+ FIELD.replace("\"a\"", "\"b\"") + "\r\nb\r\n--XX--");
			assertThat(form.parts().get(0).length()).isEqualTo(length);
			assertThat(form.parts().get(1).text()).isEqualTo("b");
		}
	}

	@Test
	void partIsReadAsOftenAsOneLikes() throws IOException {
		HttpPart part = HttpFormTests.form(TYPE, "--XX\r\n" + FIELD + "\r\nhello\r\n--XX--").parts().get(0);
		for (int i = 0; i < 2; i++) {
			try (InputStream in = part.open()) {
				assertThat(in.read()).isEqualTo('h');
				assertThat(in.skip(2)).isEqualTo(2);
				assertThat(in.available()).isEqualTo(2);
				assertThat(new String(in.readAllBytes(), StandardCharsets.US_ASCII)).isEqualTo("lo");
				assertThat(in.read()).isEqualTo(-1);
				assertThat(in.skip(5)).isZero();
			}
		}
	}

	@Test
	void charsetOfAPartCounts() throws IOException {
		String head = "--XX\r\n" + FIELD + "Content-Type: text/plain;charset=";
		assertThat(HttpFormTests.form(TYPE, head + "UTF-16BE\r\n\r\n\0a\r\n--XX--").value("a")).isEqualTo("a");
		assertThat(HttpFormTests.form(TYPE, "--XX\r\n" + FIELD + "\r\n\u20ac\r\n--XX--").value("a"))
			.isEqualTo("\u20ac");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '#',
			value = { "b.txt|b.txt", "\u00e4 b.txt|\u00e4 b.txt", "/etc/passwd|passwd", "..\\..\\b.txt|b.txt",
					"C:\\Users\\me\\b.txt|b.txt", "a\\\"b.txt|a\"b.txt", "a%22b.txt|a%22b.txt", "../../b|b" })
	void fileNameIsNeverAPath(String sent, String expected) throws IOException {
		HttpForm form = HttpFormTests.form(TYPE,
				"--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"" + sent + "\"\r\n\r\n\r\n--XX--");
		assertThat(form.parts().get(0).fileName()).isEqualTo(expected);
	}

	@Test
	void fileThatWasNotChosenHasNoName() throws IOException {
		HttpForm form = HttpFormTests.form(TYPE, "--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=\"\"\r\n"
				+ "Content-Type: application/octet-stream\r\n\r\n\r\n--XX--");
		assertThat(form.parts().get(0).isFile()).isTrue();
		assertThat(form.parts().get(0).fileName()).isEmpty();
	}

	@Test
	void formMayHaveNoParts() throws IOException {
		assertThat(HttpFormTests.form(TYPE, "--XX--\r\n").parts()).isEmpty();
		assertThat(HttpFormTests.form(TYPE, "\r\n--XX--").parts()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "--XX", "--XX-", "--XX\r\n", "XX--", "--YY--", "preamble\r\n--XX--", "--XX--epilogue",
			"--XX--\r\nepilogue", "--XX \r\n--XX--", "--XX\n\n--XX--", "--XX\r\n\r\na\r\n--XX--",
			"--XX\r\nContent-Type: a/b\r\n\r\na\r\n--XX--", "--XX\r\nContent-Disposition: form-data\r\n\r\na\r\n--XX--",
			"--XX\r\n: x\r\n\r\na\r\n--XX--", "--XX\r\nno colon\r\n\r\na\r\n--XX--" })
	void malformedBodyIsRefused(String body) {
		assertThat(HttpFormTests.status(TYPE, body, FormLimits.defaults())).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "form-data; name=\"a", "form-data; name", "form-data name=a", "attachment; name=a",
			"form-data; name=a; name=b", "form-data; name=a; filename=b; filename=c", "form-data; name=a b",
			"form-data; name=a; filename*=UTF-8''b", "form-data; name=a; filename=\"b\"; filename*=UTF-8''c",
			"form-data; name*=UTF-8''a; name=a", "form-data; name=\"a\"x", "form-data; name=a; filename=\"..\"",
			"form-data; name=a; filename=\"b\u0001\"", "form-data; name=a\r\n folded", "form-data; name=a\nb: c",
			"form-data; name=a\r\nContent-Disposition: form-data; name=b",
			"form-data; name=a\r\nContent-Transfer-Encoding: base64", "form-data; name=a;", "form-data; =a" })
	void ambiguousHeaderIsRefused(String disposition) {
		String body = "--XX\r\nContent-Disposition: " + disposition + "\r\n\r\nc\r\n--XX--\r\n";
		assertThat(HttpFormTests.status(TYPE, body, FormLimits.defaults())).isEqualTo(400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "; boundary=", "; boundary=\"\"", "; boundary=\"a\u00e4\"", "; boundary=\"a \"", "",
			"; boundary=a; boundary=a", "; boundary=a b",
			"; boundary=12345678901234567890123456789012345678901234567890123456789012345678901" })
	void improperBoundaryIsRefused(String parameter) {
		assertThat(HttpFormTests.status("multipart/form-data" + parameter, "--a--", FormLimits.defaults()))
			.isEqualTo(400);
	}

	@Test
	void boundaryMayBeQuoted() throws IOException {
		assertThat(HttpFormTests
			.form("multipart/form-data; boundary=\"a b:c\"", "--a b:c\r\n" + FIELD + "\r\n1\r\n--a b:c--\r\n")
			.value("a")).isEqualTo("1");
	}

	@Test
	void endThatNeverComesIsNoticed() {
		String body = "--XX\r\n" + FIELD + "\r\n" + "x".repeat(100_000);
		assertThat(HttpFormTests.status(TYPE, body, FormLimits.defaults())).isEqualTo(400);
		assertThat(HttpFormTests.status(TYPE, body + "\r\n--XX", FormLimits.defaults())).isEqualTo(400);
	}

	@Test
	void partsAreLimited() {
		FormLimits limits = new FormLimits(2, 60, 20, 10);
		String part = "--XX\r\n" + FIELD + "\r\n12345\r\n";
		String file = "--XX\r\n" + FIELD.replace("\r", "; filename=b\r") + "\r\n%s\r\n";
		assertThat(HttpFormTests.status(TYPE, part + part + "--XX--", limits)).isZero();
		assertThat(HttpFormTests.status(TYPE, part + part + part + "--XX--", limits)).isEqualTo(413);
		assertThat(HttpFormTests.status(TYPE, part + part.replace("5", "56") + "--XX--", limits)).isEqualTo(413);
		assertThat(HttpFormTests.status(TYPE, file.formatted("x".repeat(20)) + "--XX--", limits)).isZero();
		assertThat(HttpFormTests.status(TYPE, file.formatted("x".repeat(21)) + "--XX--", limits)).isEqualTo(413);
		assertThat(HttpFormTests.status(TYPE, "--XX\r\nX: " + "x".repeat(60) + "\r\n" + FIELD, limits)).isEqualTo(413);
		assertThat(HttpFormTests.status(TYPE, "--XX\r\nX: " + "x".repeat(60_000), limits)).isEqualTo(413);
	}

}
