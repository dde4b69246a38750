package io.spserver.protocol.http.form;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;

import io.spserver.protocol.http.HttpResponse;
import io.spserver.protocol.http.HttpRoutes;
import io.spserver.protocol.http.content.ContentServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Forms that come over a connection, some of them too large to stay in memory.
 */
class UploadTests {

	private ContentServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = new ContentServer(HttpRoutes.builder().post("/upload", (request) -> {
			StringBuilder answer = new StringBuilder();
			for (HttpPart part : HttpForm.of(request, new FormLimits(10, 200, 3_000_000, 1000)).parts()) {
				answer.append(part.name()).append(' ').append(part.fileName()).append(' ').append(digest(part));
				answer.append('\n');
			}
			return HttpResponse.text(answer.toString());
		}).build());
	}

	@AfterEach
	void stop() {
		this.server.close();
	}

	@Test
	void smallFormIsRead() throws Exception {
		String answer = this.server.post("/upload", "application/x-www-form-urlencoded", "a=1&b=2");
		assertThat(ContentServer.body(answer)).isEqualTo("a null " + digest("1") + "\nb null " + digest("2") + "\n");
	}

	@Test
	void largeFileIsReadFromWhereTheBodyIs() throws Exception {
		StringBuilder large = new StringBuilder();
		new Random(1).ints(2_000_000, 0, 256).forEach((c) -> large.append((char) c));
		String answer = this.server.post("/upload", "multipart/form-data; boundary=XX",
				"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n"
						+ "--XX\r\nContent-Disposition: form-data; name=\"b\"; filename=\"b.bin\"\r\n\r\n" + large
						+ "\r\n--XX\r\nContent-Disposition: form-data; name=\"c\"\r\n\r\nthree\r\n--XX--\r\n");
		assertThat(ContentServer.body(answer)).isEqualTo("a null " + digest("one") + "\nb b.bin "
				+ digest(large.toString()) + "\nc null " + digest("three") + "\n");
	}

	@Test
	void badFormIsAnswered() throws Exception {
		String type = "multipart/form-data; boundary=XX";
		assertThat(this.server.post("/upload", type, "--XX")).startsWith("HTTP/1.1 400 ");
		assertThat(this.server.post("/upload", type, "x".repeat(200_000))).startsWith("HTTP/1.1 400 ");
		assertThat(this.server.post("/upload", "a/b", "--XX--")).startsWith("HTTP/1.1 415 ");
		assertThat(this.server.post("/upload", type,
				"--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n" + "x".repeat(1001) + "\r\n--XX--"))
			.startsWith("HTTP/1.1 413 ");
	}

	private static String digest(HttpPart part) throws Exception {
		MessageDigest digest = MessageDigest.getInstance("SHA-256");
		try (InputStream in = part.open()) {
			digest.update(in.readAllBytes());
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	private static String digest(String latin1) throws Exception {
		return HexFormat.of()
			.formatHex(MessageDigest.getInstance("SHA-256").digest(latin1.getBytes(StandardCharsets.ISO_8859_1)));
	}

}
